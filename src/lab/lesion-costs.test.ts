import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applySurgeries } from "../network/surgery/surgery.ts";
import { createTask, taskNames } from "../tasks/catalogue.ts";
import { freshTrials, freshTrialsScore } from "./fresh-trials-score.ts";
import { lesionCosts } from "./lesion-costs.ts";
import { runInTurns } from "./run-in-turns.ts";
import { parseRunSpec } from "./run-spec.ts";
import { taskOf } from "./spec-parts.ts";
import { untrainedNetwork } from "./untrained-network.ts";

const specOf = (seed: number, units = 6) => parseRunSpec({ task: { name: "flip-flop", steps: 20 }, cell: { name: "gru" }, units, seed, evaluationTrials: 8 });

describe("what lesioning each unit costs", () => {
  it("is the rise of the error when the unit alone is lesioned", async () => {
    const spec = specOf(3);
    const task = taskOf(spec.task);
    const network = untrainedNetwork(spec);
    const { metric, whole, costs } = await runInTurns(lesionCosts(network, task, freshTrials(spec, task)));
    const error = (units: readonly number[]): number => freshTrialsScore(spec, task, applySurgeries(network, [{ kind: "lesion", units }])).metrics[metric];
    expect(metric).toBe("meanSquaredError");
    expect(whole).toBe(error([]));
    expect(costs).toEqual(Array.from({ length: 6 }, (_, unit) => error([unit]) - whole));
  });

  it("is exactly nothing for a unit that was lesioned before", () => {
    fc.assert(fc.property(fc.nat({ max: 100 }), fc.nat({ max: 3 }), (seed, unit) => {
      const spec = specOf(seed, 4);
      const task = taskOf(spec.task);
      const work = lesionCosts(applySurgeries(untrainedNetwork(spec), [{ kind: "lesion", units: [unit] }]), task, freshTrials(spec, task));
      let next = work.next();
      while (next.done !== true) next = work.next();
      expect(next.value.costs[unit]).toBe(0);
    }), { numRuns: 10 });
  });

  it("says how many units are done", () => {
    const spec = specOf(1, 3);
    const task = taskOf(spec.task);
    expect([...lesionCosts(untrainedNetwork(spec), task, freshTrials(spec, task))]).toEqual([1, 2, 3]);
  });

  it.each(taskNames)("takes a metric of the task %s that is an error: zero for perfect outputs, more for wrong ones", (name) => {
    const spec = parseRunSpec({ task: { name }, cell: { name: "vanilla" }, units: 4, evaluationTrials: 4 });
    const task = createTask(name);
    const batch = freshTrials(spec, task);
    const error = (outputs: Float32Array): number => Object.values(task.score(batch, outputs).metrics)[0];
    const best = task.loss === "cross-entropy" ? batch.targets.map((value) => 100 * value) : batch.targets;
    expect(error(best)).toBeCloseTo(0, 6);
    expect(error(batch.targets.map((value) => -3 * value - 1))).toBeGreaterThan(0.1);
  });
});
