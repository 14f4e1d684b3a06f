import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { createTask, taskNames } from "./catalogue.ts";
import { flipFlop } from "./flip-flop.ts";
import { integration } from "./integration.ts";
import { sine } from "./sine.ts";
import { checkTask, requireSolvable } from "./task-check.ts";
import type { Task, TrialBatch } from "./task.ts";

const observedTasks = taskNames.map((name) => createTask(name)).filter(({ observe }) => observe !== undefined);

describe("the built-in tasks of memory, pattern and integration", () => {
  it("can be solved, and neither a constant nor chance will do", () => {
    for (const task of [flipFlop(), sine(), integration()]) expect([task.name, checkTask(task).verdict]).toEqual([task.name, "sound"]);
  });

  it("have scores that follow from their targets: ±1 dealt at random differ by 4 half of the time", () => {
    const { chance, constant, ideal } = checkTask(flipFlop());
    expect(chance.metrics["meanSquaredError"]).toBeCloseTo(2, 1);
    expect(chance.metrics["signAccuracy"]).toBeCloseTo(0.5, 1);
    expect(constant.metrics["meanSquaredError"]).toBeCloseTo(1, 2);
    expect(ideal?.metrics).toEqual({ meanSquaredError: 0, signAccuracy: 1 });
  });

  it("leave a constant the whole variance of the integral", () => {
    const { meanSquaredError, targetVariance } = checkTask(integration()).constant.metrics;
    expect(meanSquaredError).toBeCloseTo(targetVariance, 6);
  });
});

it("no ideal observer's answer depends on inputs that are still to come", () => {
  fc.assert(fc.property(fc.constantFrom(...observedTasks), fc.nat(1000), fc.integer({ min: 1, max: 20 }), (task, seed, cut) => {
    const [a, b] = [0, 1].map((which) => task.sample(createStream({ study: "test", purpose: "trials", seed: 2 * seed + which }), 1));
    const spliced = { ...a, inputs: a.inputs.map((value, at) => (at < cut * task.inputs ? value : b.inputs[at])) };
    expect(answers(task, spliced).slice(0, cut)).toEqual(answers(task, a).slice(0, cut));
  }), { numRuns: 60 });
});

it("whatever its options, a task that makes trials can be solved", () => {
  const options = fc.record({ bits: fc.integer({ min: 1, max: 4 }), steps: fc.integer({ min: 2, max: 40 }), pulseProbability: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(fc.property(options, (flips) => {
    expect(checkTask(flipFlop(flips)).ideal?.passed).toBe(true);
  }), { numRuns: 20 });
  fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.double({ min: 0.01, max: 3, noNaN: true }), (frequencies, highest) => {
    expect(checkTask(sine({ frequencies, highest, lowest: 0.01 })).ideal?.passed).toBe(true);
  }), { numRuns: 20 });
});

describe("a task that asks for what it does not tell", () => {
  /** Wants each pulse's sign one step before the pulse. */
  const clairvoyant: Task = {
    ...flipFlop(),
    sample: (stream, trials) => {
      const batch = flipFlop().sample(stream, trials);
      const row = trials * 3;
      return { ...batch, targets: batch.targets.map((_, at) => batch.targets[Math.min(at + row, batch.targets.length - row + (at % row))]) };
    },
  };

  it("is unsolvable and refused", () => {
    const check = checkTask(clairvoyant);
    expect(check.verdict).toBe("unsolvable");
    expect(() => requireSolvable(check)).toThrow(/^task flip-flop: expected a task that can be solved as stated, to mean squared error at most 0.005 and at least 99.9 % right signs where the target holds, got meanSquaredError 0\.\d+, signAccuracy \d.* by an ideal observer\. Change the task's options/);
  });
});

it("calls a task trivial that a constant solves, and lets it be trained", () => {
  const check = checkTask(integration({ noise: 0, biasScale: 0 }));
  expect(check.verdict).toBe("trivial");
  expect(() => requireSolvable(check)).not.toThrow();
});

it("does not know of a task without an ideal observer", () => {
  const { observe: _, ...rest } = sine();
  expect(checkTask(rest)).toMatchObject({ ideal: undefined, verdict: "unknown" });
});

function answers(task: Task, { steps, inputs }: TrialBatch): (readonly number[])[] {
  const observer = task.observe!();
  return Array.from({ length: steps }, (_, step) => observer(inputs.subarray(step * task.inputs, (step + 1) * task.inputs)));
}
