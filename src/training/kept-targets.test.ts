import { describe, expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { createNetwork } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import type { TrialBatch } from "../tasks/task.ts";
import { keptTargets, type TrialTargets } from "./kept-targets.ts";
import { createTargetGenerator, type Hints, type TargetGenerator } from "./target-generator.ts";

const [UNITS, STEPS] = [6, 5];
const network = createNetwork({ cell: leakyRate, units: UNITS, inputs: 1, outputs: 1, seed: 1 });
const hints: Hints = { channels: 1, signals: ({ conditions }) => new Float32Array(STEPS).fill(conditions[0].length) };

function trial(condition: string, seed = 0): TrialBatch {
  const [inputs, targets] = ["inputs", "targets"].map((purpose) => {
    const values = new Float32Array(STEPS);
    createStream({ study: condition, purpose, seed }).fillNormal(values);
    return values;
  });
  return { steps: STEPS, trials: 1, inputs, targets, mask: new Float32Array(STEPS).fill(1), conditions: [condition], epochs: [] };
}

/** A generator that counts the trials it runs. */
function counted(given: Hints | undefined = hints): TargetGenerator & { readonly runs: () => number } {
  const generator = createTargetGenerator(network, given, { feedbackScale: 1 }, 1);
  let runs = 0;
  return {
    ...generator,
    begin: (batch) => {
      runs++;
      generator.begin(batch);
    },
    runs: () => runs,
  };
}

function keeping(most: number) {
  let source = counted();
  const open = (given: Hints | undefined) => (source = counted(given));
  return { kept: keptTargets(open, hints, most), source };
}

function drives(targets: TrialTargets, batch: TrialBatch): number[] {
  targets.begin(batch);
  return Array.from({ length: batch.steps }, (_, t) => {
    targets.advance(batch, t);
    return [...targets.drive];
  }).flat();
}

describe("keptTargets", () => {
  it("gives what the generator gives, each trial run once", () => {
    const plain = counted();
    const { kept, source } = keeping(2);
    for (const condition of ["a", "bb", "a", "bb", "a"]) expect(drives(kept, trial(condition))).toEqual(drives(plain, trial(condition)));
    expect([plain.runs(), source.runs()]).toEqual([5, 2]);
  });

  it("runs a condition again whose trial is another, keeps no more than it may, and forgets a trial that was broken off", () => {
    const { kept, source } = keeping(1);
    const plain = counted();
    const runs = ([["a", 0], ["a", 1], ["a", 1], ["b", 0], ["b", 0], ["a", 1]] as const).map(([condition, seed]) => {
      expect(drives(kept, trial(condition, seed))).toEqual(drives(plain, trial(condition, seed)));
      return source.runs();
    });
    expect(runs).toEqual([1, 2, 2, 3, 4, 4]);
    kept.begin(trial("a", 2));
    expect(drives(kept, trial("a", 2))).toEqual(drives(plain, trial("a", 2)));
    expect(source.runs()).toBe(6);
  });
});
