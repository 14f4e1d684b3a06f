import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { badSpecs } from "../../test/fixtures/bad/specs.ts";
import { defineCell } from "../cells/define-cell.ts";
import { tanh } from "../cells/expression.ts";
import { cellToJson } from "../cells/serialise.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { defaultTrainingOptions } from "../training/options.ts";
import { isRunId, runId } from "./run-id.ts";
import { parseRunSpec, trainingFields } from "./run-spec.ts";
import { cellOf } from "./spec-parts.ts";

const minimal = { task: { name: "flip-flop" }, cell: { name: "gru" } };

describe("parseRunSpec", () => {
  it("states every default", () => {
    expect(parseRunSpec(minimal)).toEqual({
      task: { name: "flip-flop", bits: 3, steps: 64, pulseProbability: 0.25 },
      cell: { name: "gru", activation: "tanh", reset: "before", gateBias: 1 },
      units: 64,
      seed: 0,
      evaluationTrials: 512,
      training: {
        steps: 2500, batch: 128, learningRate: 2e-3, finalLearningRate: 4e-5, schedule: "exponential", clip: 1, l2Weights: 1e-6, l2Rates: 0,
        beta1: 0.9, beta2: 0.999, epsilon: 1e-8,
      },
    });
  });

  it("is the identity on what it returned", () => {
    const spec = parseRunSpec(minimal);
    expect(parseRunSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it("carries a cell of one's own as its graph, so that the specification needs no module", () => {
    const cell = defineCell("mine", ({ state, linear, input }) => ({ h: tanh(linear("drive", state("h"), input)) }));
    const spec = parseRunSpec({ ...minimal, cell: { name: "mine", graph: cellToJson(cell) } });
    expect(cellOf(JSON.parse(JSON.stringify(spec.cell))).graph).toEqual(cell.graph);
  });

  it.each(badSpecs.map((bad) => [bad.title, bad] as const))("refuses %s", (_, { spec, message }) => {
    expect(complaintOf(() => parseRunSpec(spec, { who: "spec.json" }))).toBe(message);
  });

  it("answers any JSON with a specification or an InvalidInputError, nothing else", () => {
    const piece = fc.oneof(fc.jsonValue(), fc.constantFrom("flip-flop", "gru", { name: "gru" }, { name: "sine" }, { graph: {} }));
    const keys = ["task", "cell", "units", "seed", "evaluationTrials", "training", "initialisation", "checkpoints"];
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys), piece)), (input) => {
        try {
          expect(parseRunSpec(input).units).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("offers every training option, with its default, to command lines", () => {
    expect(trainingFields.map(({ name }) => name)).toEqual(Object.keys(defaultTrainingOptions));
    expect(trainingFields[0]).toEqual({ name: "steps", default: 2500, help: "optimiser steps" });
  });
});

describe("runId", () => {
  it("does not depend on the order of keys or on defaults being left out", () => {
    const reordered = { cell: { gateBias: 1, name: "gru" }, seed: 0, task: { bits: 3, name: "flip-flop" } };
    expect(runId(parseRunSpec(reordered))).toBe(runId(parseRunSpec(minimal)));
  });

  it("changes with every choice", () => {
    const variants = [minimal, { ...minimal, seed: 1 }, { ...minimal, units: 65 }, { ...minimal, training: { clip: 2 } }, { ...minimal, cell: { name: "lstm" } }, { ...minimal, task: { name: "flip-flop", bits: 2 } }, { ...minimal, initialisation: { gain: 0.8 } }, { ...minimal, initialisation: { recurrent: "orthogonal" } }, { ...minimal, checkpoints: { every: 500 } }, { ...minimal, checkpoints: { at: [0, 500] } }];
    const ids = variants.map((variant) => runId(parseRunSpec(variant)));
    expect(new Set(ids).size).toBe(variants.length);
    expect(ids.every(isRunId)).toBe(true);
  });

  it("is the same whether the usual initialisation is stated or not", () => {
    expect(runId(parseRunSpec({ ...minimal, initialisation: { gain: 1 } }))).toBe(runId(parseRunSpec(minimal)));
  });

  it("does not depend on the order in which checkpoints are listed", () => {
    expect(runId(parseRunSpec({ ...minimal, checkpoints: { at: [9, 3, 9] } }))).toBe(runId(parseRunSpec({ ...minimal, checkpoints: { at: [3, 9] } })));
  });

  it("is pinned for a fully stated specification, so that a store outlives the program that wrote it", () => {
    const task = { name: "flip-flop", bits: 3, steps: 64, pulseProbability: 0.25 };
    const cell = { name: "gru", activation: "tanh", reset: "before", gateBias: 1 };
    const training = { steps: 10, batch: 8, learningRate: 0.01, finalLearningRate: 0.001, schedule: "cosine", clip: 1, l2Weights: 0, l2Rates: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    expect(runId(parseRunSpec({ task, cell, units: 64, seed: 0, evaluationTrials: 512, training }))).toBe("b2ca1db0e9cc460e");
  });
});
