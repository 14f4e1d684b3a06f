import { expect, it } from "vitest";
import type { LyapunovFindings, RandomFinding, TrainedFinding } from "../findings.ts";
import { judgeClaims } from "./judge-claims.ts";

const nothing: LyapunovFindings = { classical: [], onset: [], full: [], sizes: [], noise: [], discrete: [], trained: [], diverged: [] };

function network(part: Partial<RandomFinding>): RandomFinding {
  return { units: 500, gain: 4, noise: 0, seed: 0, timePerStep: 0.1, exponents: [0.3], errors: [0.01], kaplanYorke: 40, entropyRateBound: 2, participation: 100, ...part };
}

function trained(cell: string, largest: readonly number[], losses: readonly number[]): TrainedFinding[] {
  return largest.map((exponent, seed) => ({
    cell, learningRate: 1e-3, seed, fingerprint: "",
    checkpoints: [
      { step: 10, validationLoss: 3, exponents: [-1, -2], hiddenLargest: -1, finite: 2, deviation: 0.001 },
      { step: 20, validationLoss: losses[seed], exponents: [exponent, -2], hiddenLargest: exponent, finite: 2, deviation: 0.001 },
    ],
  }));
}

const verdict = (id: string, findings: Partial<LyapunovFindings>) => judgeClaims({ ...nothing, ...findings }).find((claim) => claim.id === id)!.verdict;

it("decides nothing without measurements", () => {
  expect(new Set(judgeClaims(nothing).map((claim) => claim.verdict))).toEqual(new Set(["undecided"]));
});

it("sees the onset of chaos, and its absence", () => {
  const at = (gain: number, largest: number, units = 500) => network({ gain, units, exponents: [largest] });
  expect(verdict("onset-of-chaos", { onset: [at(0.5, -0.5), at(1.2, -0.1), at(2, 0.1)] })).toBe("holds");
  expect(verdict("onset-of-chaos", { onset: [at(0.5, -0.5), at(2, -0.1)] })).toBe("fails");
  expect(verdict("onset-of-chaos", { onset: [at(0.5, -0.5), at(2, -0.1, 100)] })).toBe("undecided");
});

it("compares with mean-field theory only in large networks, averaged over them", () => {
  const two = (a: number, b: number, units = 500) => ({ onset: [network({ exponents: [a], units }), network({ exponents: [b], units, seed: 1 })] });
  expect(verdict("mean-field", two(0.28, 0.36))).toBe("holds");
  expect(verdict("mean-field", two(0.2, 0.3))).toBe("fails");
  expect(verdict("mean-field", two(0.32, 0.36, 100))).toBe("undecided");
});

it("takes dimension and entropy rate a unit for extensive when both agree within a tenth", () => {
  const pair = (units: number, dimension: number, entropy: number, spread: number) =>
    [1 - spread, 1 + spread].map((factor, seed) => network({ units, seed, kaplanYorke: dimension, entropyRateBound: entropy * factor }));
  const sizes = (dimension: number, entropy: number, spread = 0.01) => [...pair(200, 15, 1, spread), ...pair(400, dimension, entropy, spread)];
  expect(verdict("extensive-chaos", { sizes: sizes(30, 2) })).toBe("holds");
  expect(verdict("extensive-chaos", { sizes: sizes(30, 3) })).toBe("fails");
  expect(verdict("extensive-chaos", { sizes: sizes(30, 3, 0.3) })).toBe("undecided");
  expect(verdict("extensive-chaos", { sizes: [network({ units: 200, kaplanYorke: undefined }), network({ units: 400 })] })).not.toBe("holds");
});

it("measures asymmetry against the width, and the mean against log(1 − dt)/dt", () => {
  const mean = Math.log(0.9) / 0.1;
  const symmetric = Array.from({ length: 100 }, (_, i) => mean + 1.5 - (3 * i) / 99);
  expect(verdict("point-symmetry", { full: [network({ units: 100, exponents: symmetric })] })).toBe("holds");
  expect(verdict("mean-exponent", { full: [network({ units: 100, exponents: symmetric })] })).toBe("holds");
  const skew = symmetric.map((_, i) => 1 / (i + 1));
  expect(verdict("point-symmetry", { full: [network({ units: 100, exponents: skew })] })).toBe("fails");
  expect(verdict("mean-exponent", { full: [network({ units: 100, exponents: skew })] })).toBe("fails");
});

it("wants largest exponent, dimension and entropy rate all to fall under noise", () => {
  const quiet = network({});
  const noisy = network({ noise: 2, exponents: [0.1], kaplanYorke: 20, entropyRateBound: 1 });
  expect(verdict("input-reduces-chaos", { noise: [quiet, noisy] })).toBe("holds");
  expect(verdict("input-reduces-chaos", { noise: [quiet, { ...noisy, kaplanYorke: 50 }] })).toBe("fails");
});

it("wants dimension and entropy rate to peak between the smallest and the largest gain", () => {
  const discrete = (dimensions: readonly number[]) => dimensions.map((kaplanYorke, at) => network({ gain: at + 1, kaplanYorke, entropyRateBound: kaplanYorke / 10 }));
  expect(verdict("chaos-peaks", { discrete: discrete([5, 9, 4]) })).toBe("holds");
  expect(verdict("chaos-peaks", { discrete: discrete([5, 9, 12]) })).toBe("fails");
  expect(verdict("chaos-peaks", { discrete: discrete([5, 9]) })).toBe("undecided");
});

it("correlates the largest exponent with the loss cell by cell", () => {
  const largest = [-0.5, -0.4, -0.3, -0.2, -0.1];
  const falling = [1.5, 1.4, 1.35, 1.3, 1.2];
  expect(verdict("largest-exponent-and-loss", { trained: trained("lstm", largest, falling) })).toBe("holds");
  const both = [...trained("lstm", largest, falling), ...trained("gru", largest, falling.toReversed())];
  expect(verdict("largest-exponent-and-loss", { trained: both })).toBe("holds");
  expect(verdict("largest-exponent-and-loss-elsewhere", { trained: both })).toBe("fails");
  expect(verdict("training-raises-it-elsewhere", { trained: both })).toBe("holds");
  expect(verdict("training-raises-the-largest-exponent", { trained: trained("gru", largest, falling) })).toBe("undecided");
  expect(verdict("largest-exponent-and-loss", { trained: trained("lstm", largest.slice(0, 3), falling) })).toBe("undecided");
  expect(verdict("training-raises-the-largest-exponent", { trained: trained("lstm", largest, falling) })).toBe("holds");
  expect(verdict("robust-over-texts", { trained: trained("lstm", largest, falling) })).toBe("holds");
});

it("fails the exact systems as soon as one value is off", () => {
  const system = (measured: number) => [{ name: "a map", unit: "step", known: "exact", values: [{ label: "λ₁", expected: 1, measured, tolerance: 0.01 }] }] as const;
  expect(verdict("exact-systems", { classical: system(1.005) })).toBe("holds");
  expect(verdict("exact-systems", { classical: system(1.05) })).toBe("fails");
  expect(verdict("exact-systems", { classical: system(NaN) })).toBe("fails");
});
