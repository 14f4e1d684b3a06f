import { describe, expect, it } from "vitest";
import { createNetwork } from "../network/network.ts";
import { createTrainer } from "../training/trainer.ts";
import { estimateSweep } from "./estimate-sweep.ts";
import { planSweep } from "./plan-sweep.ts";
import { runCost } from "./run-cost.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

const specs = (units: readonly number[], changes: object = {}): readonly RunSpec[] =>
  planSweep({ task: { name: "flip-flop", bits: 2, steps: 10 }, cell: ["vanilla", "gru"], units, training: { steps: 100, batch: 8 }, evaluationTrials: 8, ...changes }).runs.map(({ spec }) => spec);

describe("estimateSweep", () => {
  it("gives a time and a memory, and no time for what it was not asked about", async () => {
    const all = specs([8, 64]);
    const { seconds, bytes, secondsPerStep } = await estimateSweep(all, { workers: 1 });
    expect(seconds).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(1e7);
    const [small, large] = [all[0], all[3]];
    // Which of the two takes longer is the machine's business; that the counted work grows is tested below.
    expect(Math.min(secondsPerStep(large), secondsPerStep(small))).toBeGreaterThan(0);
    expect(secondsPerStep(parseRunSpec({ task: { name: "sine" }, cell: { name: "gru" } }))).toBe(0);
  });

  it("measures six kinds of network at most, and none twice for its seeds", async () => {
    // On a slow machine its time for measuring may end before the sixth.
    const { measured } = await estimateSweep(specs([4, 5, 6, 7, 8, 9]), { workers: 1 });
    expect(measured).toBeGreaterThanOrEqual(1);
    expect(measured).toBeLessThanOrEqual(6);
    expect((await estimateSweep(specs([4], { seeds: 20 }), { workers: 1 })).measured).toBe(2);
  });

  it("counts memory a worker", async () => {
    const [one, two] = [await estimateSweep(specs([8]), { workers: 1 }), await estimateSweep(specs([8]), { workers: 2 })];
    expect(two.bytes).toBeGreaterThan(one.bytes);
    const kept = await estimateSweep(specs([8], { checkpoints: { every: 1 } }), { workers: 1 });
    expect(kept.bytes).toBeGreaterThan(one.bytes);
  });

  it("can be stopped", async () => {
    await expect(estimateSweep(specs([8]), { workers: 1, signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(new Error("enough"));
  });
});

describe("runCost", () => {
  it("counts the products of a vanilla network exactly, and its parameters to within a row of padding a matrix", () => {
    const spec = parseRunSpec({ task: { name: "flip-flop", bits: 2, steps: 10 }, cell: { name: "vanilla" }, units: 16, training: { batch: 4 }, evaluationTrials: 3 });
    const { flops, parameters, evaluation } = runCost(spec);
    expect(flops).toBe(10 * 4 * (3 * 2 * 16 * (16 + 2 + 2) + 60 * 16));
    const exact = 16 * 16 + 16 * 2 + 16 + 16 + 2 * 16 + 2;
    expect(parameters).toBeGreaterThanOrEqual(exact);
    expect(parameters).toBeLessThan(exact + 6 * 16);
    expect(evaluation).toBe(10 * 3 * (2 * 16 + 2 + 2 * 2));
    expect(runCost({ ...spec, units: 17 }).flops).toBeGreaterThan(flops);
  });

  it.each(["vanilla", "gru", "lstm"])("foresees the growth of %s's training memory within a third", (cell) => {
    const memory = (units: number, batch: number) => {
      const spec = parseRunSpec({ task: { name: "flip-flop" }, cell: { name: cell }, units, training: { batch } });
      const task = taskOf(spec.task);
      const network = createNetwork({ cell: cellOf(spec.cell), units, inputs: task.inputs, outputs: task.outputs, seed: 0 });
      return { counted: runCost(spec).activations, real: createTrainer(network, { steps: 64, trials: batch, loss: task.loss, training: spec.training }).bytes };
    };
    const [small, large] = [memory(32, 64), memory(64, 128)];
    const ratio = large.counted / small.counted / (large.real / small.real);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
  });
});
