import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { planSweep } from "./plan-sweep.ts";
import { runId } from "./run-id.ts";
import { parseRunSpec } from "./run-spec.ts";
import type { Sweep } from "./sweep.ts";

const population: Sweep = {
  task: "flip-flop",
  cell: ["gru", { name: "vanilla", activation: ["tanh", "relu"] }],
  units: [4, 8],
  seeds: 2,
  training: { steps: 10, l2Weights: [0, 1e-6] },
  exclude: [{ cell: "gru", units: 8 }, { seed: 1, training: { l2Weights: 1e-6 } }],
};

describe("planSweep", () => {
  it("writes out every combination, the first seed of all before the second of any", () => {
    const { columns, runs } = planSweep(population);
    expect(columns).toEqual(["cell", "cell.activation", "units", "training.l2Weights"]);
    expect(runs.map(({ configuration, spec }) => [...configuration, spec.seed].join(" "))).toEqual([
      "gru  4 0 0", "gru  4 0.000001 0",
      "vanilla tanh 4 0 0", "vanilla tanh 4 0.000001 0", "vanilla tanh 8 0 0", "vanilla tanh 8 0.000001 0",
      "vanilla relu 4 0 0", "vanilla relu 4 0.000001 0", "vanilla relu 8 0 0", "vanilla relu 8 0.000001 0",
      "gru  4 0 1", "vanilla tanh 4 0 1", "vanilla tanh 8 0 1", "vanilla relu 4 0 1", "vanilla relu 8 0 1",
    ]);
  });

  it("gives the specifications that a loop over the choices would, in their normal form", () => {
    const choices = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
    const grid = fc.record({
      bits: choices([1, 2, 3]), cells: choices(["gru", "lstm", "vanilla"]), units: choices([3, 5, 7]),
      seeds: choices([0, 1, 9]), clip: choices([0, 1, 2]), schedule: choices(["cosine", "constant"] as const),
    });
    fc.assert(
      fc.property(grid, ({ bits, cells, units, seeds, clip, schedule }) => {
        const ids: string[] = [];
        for (const b of bits) for (const cell of cells) for (const n of units) for (const seed of seeds) for (const c of clip) for (const s of schedule) {
          ids.push(runId(parseRunSpec({ task: { name: "flip-flop", bits: b }, cell: { name: cell }, units: n, seed, training: { clip: c, schedule: s } })));
        }
        const { runs } = planSweep({ task: { name: "flip-flop", bits }, cell: cells, units, seeds, training: { clip, schedule } });
        expect(runs.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        for (const { id, spec } of runs) expect([runId(spec), parseRunSpec(spec)]).toEqual([id, spec]);
      }),
      { numRuns: 6 },
    );
  });

  it("does not depend on the order of keys", () => {
    const reversed = Object.fromEntries(Object.entries(population).toReversed());
    expect(planSweep(reversed)).toEqual(planSweep(population));
  });

  it("takes lists of whole tasks and trainings, and leaves the lists alone that are values", () => {
    const { runs, columns } = planSweep({
      task: [{ name: "flip-flop", bits: 2 }, { name: "sine" }],
      cell: "gru",
      training: [{ steps: 10, batch: 4 }, { steps: 20, batch: 2 }],
      checkpoints: { at: [5, 0, 5] },
    });
    expect(columns).toEqual(["task", "task.bits", "training.steps", "training.batch"]);
    expect(runs.map(({ spec }) => [spec.task.name, spec.training.steps, spec.training.batch])).toEqual([["flip-flop", 10, 4], ["flip-flop", 20, 2], ["sine", 10, 4], ["sine", 20, 2]]);
    expect(runs[0].spec.checkpoints).toEqual({ at: [0, 5] });
  });

  it("names the path where there is no file", () => {
    expect(complaintOf(() => planSweep({ task: "flip-flop", cell: "gru", units: [3, 0] }))).toBe("sweep at units.1: expected units to be at least 1, got 0");
    expect(complaintOf(() => planSweep(null))).toBe("sweep: expected a sweep with the keys task, cell and others, got nothing");
  });
});
