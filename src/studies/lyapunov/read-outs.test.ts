import { expect, it } from "vitest";
import { mean } from "../../numeric/mean.ts";
import type { TrainedFinding } from "./findings.ts";
import { groupedBy, lossCorrelation, lowestLoss, readOuts, variance } from "./read-outs.ts";

const networks: TrainedFinding[] = [-0.4, -0.3, -0.2, -0.1].map((largest, seed) => ({
  cell: "lstm", learningRate: 1e-3, seed, fingerprint: "",
  checkpoints: [
    { step: 1, validationLoss: 1.4 - seed / 10, exponents: [largest, -1], hiddenLargest: largest, finite: 2, deviation: 0 },
    { step: 2, validationLoss: 2, exponents: [-largest, -3], hiddenLargest: 0, finite: 2, deviation: 0 },
  ],
}));

it("reads largest exponents, mean and variance off a spectrum", () => {
  expect(readOuts.map(({ of }) => of({ step: 0, validationLoss: 1, exponents: [1, -1, -3], hiddenLargest: 0.5, finite: 3, deviation: 0 }))).toEqual([1, 0.5, -1, 8 / 3]);
  expect([mean([1, 2, 6]), variance([2, 4])]).toEqual([3, 1]);
});

it("correlates a checkpoint's read-out with the lowest loss of the whole training", () => {
  expect(networks.map(lowestLoss)[0]).toBe(1.4);
  expect(lossCorrelation(networks, 0, ({ exponents }) => exponents[0])).toBeCloseTo(-1, 10);
  expect(lossCorrelation(networks, -1, ({ exponents }) => exponents[0])).toBeCloseTo(1, 10);
  expect(lossCorrelation(networks.slice(1), 0, ({ exponents }) => exponents[0])).toBeUndefined();
});

it("keeps the order of first appearance when it groups", () => {
  expect(groupedBy([3, 1, 3, 2, 1], (value) => value)).toEqual([[3, [3, 3]], [1, [1, 1]], [2, [2]]]);
});
