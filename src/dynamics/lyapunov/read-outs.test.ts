import { expect, test } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { correlatedMeanError } from "./correlated-mean-error.ts";
import { entropyRateBound } from "./entropy-rate-bound.ts";
import { flowMap } from "./flow-map.ts";
import { kaplanYorkeDimension } from "./kaplan-yorke.ts";
import { lyapunovCost } from "./lyapunov-cost.ts";
import { lorenz } from "./known-systems.ts";

test("the Kaplan–Yorke dimension interpolates where the partial sums turn negative", () => {
  expect(kaplanYorkeDimension([0.9056, 0, -14.5723])).toBeCloseTo(2.0621, 4);
  expect(kaplanYorkeDimension([-0.1, -0.2])).toBe(0);
  expect(kaplanYorkeDimension([0.5, -0.2, -0.1])).toBe(3);
  expect(kaplanYorkeDimension([0.5, -0.2], 5)).toBeUndefined();
  expect(kaplanYorkeDimension([0.5, -Infinity], 5)).toBe(1);
});

test("the bound of the entropy rate is the sum of the positive exponents", () => {
  expect(entropyRateBound([0.5, 0.25, 0, -3, -Infinity])).toBe(0.75);
});

test("the error of independent numbers is their deviation over √n, that of correlated ones larger by √τ", () => {
  const stream = createStream({ study: "Lyapunov tests", purpose: "errors", seed: 1 });
  const independent = Float64Array.from({ length: 4000 }, () => stream.normal());
  expect(correlatedMeanError(independent) * Math.sqrt(4000)).toBeGreaterThan(0.9);
  expect(correlatedMeanError(independent) * Math.sqrt(4000)).toBeLessThan(1.2);
  let last = 0;
  const rho = 0.8; // τ = (1 + ρ)/(1 − ρ) = 9
  const correlated = Float64Array.from({ length: 20_000 }, () => (last = rho * last + Math.sqrt(1 - rho * rho) * stream.normal()));
  expect(Math.abs(correlatedMeanError(correlated) * Math.sqrt(20_000) - 3)).toBeLessThan(0.5);
  expect(correlatedMeanError(Float64Array.of(2, 2, 2))).toBe(0);
  expect(correlatedMeanError(Float64Array.of(2))).toBeNaN();
  expect(correlatedMeanError(Float64Array.of(2, -Infinity, 1))).toBe(0);
});

test.each(["runge-kutta-4", "dormand-prince-5"] as const)("the Jacobian of a %s step is its derivative", (method) => {
  const map = flowMap(lorenz, { timePerStep: 0.05, substeps: 3, method });
  const x = Float64Array.of(1, -2, 20);
  const J = new Float64Array(9);
  map.jacobian(x, new Float64Array(0), J);
  const [up, down] = [new Float64Array(3), new Float64Array(3)];
  for (let j = 0; j < 3; j++) {
    map.step(x.map((value, i) => value + (i === j ? 1e-5 : 0)), new Float64Array(0), up);
    map.step(x.map((value, i) => value - (i === j ? 1e-5 : 0)), new Float64Array(0), down);
    for (let i = 0; i < 3; i++) expect(J[i * 3 + j]).toBeCloseTo((up[i] - down[i]) / 2e-5, 6);
  }
});

test.each([["runge-kutta-4", 4], ["dormand-prince-5", 5]] as const)("%s has order %d on x' = −x", (method, order) => {
  const decay = { dimension: 1, field: ([x]: Float64Array, _u: Float64Array, out: Float64Array) => void out.fill(-x), jacobian: (_x: Float64Array, _u: Float64Array, out: Float64Array) => void out.fill(-1) };
  const errors = [4, 8].map((substeps) => {
    const out = new Float64Array(1);
    flowMap(decay, { timePerStep: 1, substeps, method }).step(Float64Array.of(1), new Float64Array(0), out);
    return Math.abs(out[0] - Math.exp(-1));
  });
  expect(Math.abs(Math.log2(errors[0] / errors[1]) - order)).toBeLessThan(0.3);
});

test("the cost of a full spectrum is that of its products and factorisations", () => {
  const { operations, bytes } = lyapunovCost({ dimension: 256, exponents: 256, trajectories: 1, steps: 10_000, interval: 8 });
  expect(operations).toBeCloseTo(10_000 * (2 * 256 ** 3 + ((8 / 3) * 256 ** 3) / 8), 0);
  expect(bytes).toBe(8 * 5 * 256 * 256);
});
