import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { integration } from "../../../tasks/integration.ts";
import { contextTrials, heldValues } from "./context-trials.ts";
import { readAt } from "./output-reading.ts";
import { exactIntegrator } from "./test-networks.ts";

const batch = integration({ steps: 10 }).sample(createStream({ study: "test", purpose: "trials", seed: 1 }), 40);

describe("the trials of the contexts", () => {
  it("are told apart by their condition, with the second halves of the trials", () => {
    const contexts = contextTrials(exactIntegrator([[0.5, 0]]), batch);
    expect(contexts.map(({ context }) => context)).toEqual(["context 1", "context 2"]);
    expect(contexts.reduce((sum, { visited }) => sum + visited.length, 0)).toBe(5 * 40);
    const reading = { weights: Float64Array.of(1, 1, 0), bias: -5 };
    for (const { context, visited } of contexts) {
      const targets = Array.from({ length: 200 }, (_, k) => 200 + k).filter((row) => batch.conditions[row % 40] === context).map((row) => batch.targets[row]);
      expect(visited.map((state) => readAt(reading, state))).toEqual(targets.map((target) => expect.closeTo(target, 4)));
    }
  });

  it("are refused when one context is missing", () => {
    const one = { ...batch, conditions: batch.conditions.map(() => "context 1") };
    expect(() => contextTrials(exactIntegrator([[0.5, 0]]), one)).toThrow("integration study: expected trials of two contexts, got context 1");
  });

  it("give values to hold from their targets' 5th to 95th percentile", () => {
    const targets = Float32Array.from({ length: 101 }, (_, k) => (k * 37) % 101);
    expect(heldValues({ ...batch, targets }, 4)).toEqual([5, 35, 65, 95]);
  });
});
