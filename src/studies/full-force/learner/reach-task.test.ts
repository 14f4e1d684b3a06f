import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import type { Reach } from "../circuit/teacher.ts";
import { reachInputs, reachTask } from "./reach-task.ts";

const timing = { baseline: 1, delay: 2, movement: 2 };
const reaches: Reach[] = [0, Math.PI / 2, Math.PI].map((angle, k) => ({ angle, rates: new Float64Array(5), outputs: Float64Array.from({ length: 10 }, (_, at) => 100 * k + at) }));
const stream = createStream({ study: "test", purpose: "reaches", seed: 3 });

describe("reachInputs", () => {
  it("holds before the movement and cues the angle in the delay", () => {
    expect([...reachInputs(0, timing)]).toEqual([0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
  });
});

describe("reachTask", () => {
  const task = reachTask(reaches, timing);

  it("deals each reach once before the first comes again", () => {
    const { conditions } = task.sample(stream, 6);
    const all = ["reach 0", "reach 1", "reach 2"];
    expect(conditions.slice(0, 3).toSorted()).toEqual(all);
    expect(conditions.slice(3).toSorted()).toEqual(all);
    expect(task.sample(stream, 2).conditions).toEqual(conditions.slice(0, 2));
  });

  it("asks for the circuit's output in the cued reach", () => {
    const { conditions, targets, inputs } = task.sample(stream, 3);
    conditions.forEach((condition, trial) => {
      const reach = Number(condition.slice("reach ".length));
      for (let t = 0; t < 5; t++) {
        expect([0, 1].map((k) => targets[(t * 3 + trial) * 2 + k])).toEqual([0, 1].map((k) => 100 * reach + 2 * t + k));
        expect([0, 1, 2].map((k) => inputs[(t * 3 + trial) * 3 + k])).toEqual([...reachInputs(reaches[reach].angle, timing).subarray(3 * t, 3 * t + 3)]);
      }
    });
  });

  it("scores the normalised error", () => {
    const batch = task.sample(stream, 3);
    expect(task.score(batch, batch.targets)).toMatchObject({ metrics: { normalisedError: 0 }, passed: true });
    expect(task.score(batch, batch.targets.map(() => 0))).toMatchObject({ metrics: { normalisedError: 1 }, passed: false, criterion: "normalised error at most 0.01" });
  });

  it("refuses to be without reaches", () => {
    expect(() => reachTask([], timing)).toThrow(/at least one reach, got none/);
  });
});
