import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luFactor, luSolve } from "../numeric/linalg/lu.ts";
import { DivergenceError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { recursiveLeastSquares } from "./recursive-least-squares.ts";

function normal(length: number, seed: number): Float64Array {
  const out = new Float64Array(length);
  createStream({ study: "test", purpose: "least squares", seed }).fillNormal(out);
  return out;
}

/** (αI + Σ r·rᵀ), [n, n], for steps of rates [steps, n]. */
function correlation(rates: Float64Array, n: number, alpha: number): Float64Array {
  const sum = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? alpha : 0));
  for (let from = 0; from < rates.length; from += n) for (let at = 0; at < n * n; at++) sum[at] += rates[from + Math.floor(at / n)] * rates[from + (at % n)];
  return sum;
}

/** The ridge solution by one solve: W[m, n] with W·(αI + Σ r·rᵀ) = Σ f·rᵀ. */
function ridge(rates: Float64Array, wanted: Float64Array, n: number, m: number, alpha: number): Float64Array {
  const right = new Float64Array(n * m);
  for (let t = 0; t < rates.length / n; t++) for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) right[j * m + i] += rates[t * n + j] * wanted[t * m + i];
  const solution = luSolve(luFactor(correlation(rates, n, alpha), n), right, m);
  return Float64Array.from({ length: m * n }, (_, at) => solution[(at % n) * m + Math.floor(at / n)]);
}

function learned(rates: Float64Array, wanted: Float64Array, n: number, m: number, alpha: number, precision: "float32" | "float64" = "float64") {
  const learner = recursiveLeastSquares({ units: n, targets: m, alpha, precision });
  for (let t = 0; t < rates.length / n; t++) {
    learner.predict(rates.subarray(t * n, (t + 1) * n));
    learner.update(wanted.subarray(t * m, (t + 1) * m));
  }
  return learner;
}

const largestDifference = (a: Float64Array, b: Float64Array): number => a.reduce((worst, x, k) => Math.max(worst, Math.abs(x - b[k])), 0);

describe("recursiveLeastSquares", () => {
  it("halves the error of one input of size 1 under a penalty of 1", () => {
    const learner = recursiveLeastSquares({ units: 2, targets: 1 });
    const prediction = learner.predict([1, 0]);
    expect(prediction[0]).toBe(0);
    learner.update([1]);
    expect(prediction[0]).toBe(0.5);
    expect([...learner.weights()]).toEqual([0.5, 0]);
    expect([...learner.inverseCorrelation()]).toEqual([expect.closeTo(0.5, 15), 0, 0, 1]);
    expect([learner.updates, learner.restarts, learner.positiveDefinite()]).toEqual([1, 0, true]);
  });

  it.each([["float64", 1e-9], ["float32", 1e-3]] as const)("gives the ridge solution of all steps at once, in %s", (precision, tolerance) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.5, 1, 30), fc.nat(1000), (n, m, alpha, seed) => {
        const [rates, wanted] = [normal(40 * n, 2 * seed), normal(40 * m, 2 * seed + 1)];
        const learner = learned(rates, wanted, n, m, alpha, precision);
        expect(largestDifference(learner.weights(), ridge(rates, wanted, n, m, alpha))).toBeLessThan(tolerance);
        const identity = luSolve(luFactor(correlation(rates, n, alpha), n), Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0)), n);
        expect(largestDifference(learner.inverseCorrelation(), identity)).toBeLessThan(tolerance);
        expect(learner.positiveDefinite()).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("gives the same bits whether or not weights and P are looked at on the way", () => {
    const [rates, wanted] = [normal(30 * 9, 1), normal(30 * 2, 2)];
    const watched = recursiveLeastSquares({ units: 9, targets: 2 });
    for (let t = 0; t < 30; t++) {
      watched.predict(rates.subarray(t * 9, (t + 1) * 9));
      watched.update(wanted.subarray(t * 2, (t + 1) * 2));
      watched.weights();
      watched.inverseCorrelation();
    }
    const plain = learned(rates, wanted, 9, 2, 1);
    expect(watched.weights()).toEqual(plain.weights());
    expect(watched.inverseCorrelation()).toEqual(plain.inverseCorrelation());
  });

  it("keeps P exactly symmetric", () => {
    const p = learned(normal(200 * 19, 5), normal(200, 6), 19, 1, 1).inverseCorrelation();
    for (let i = 0; i < 19; i++) for (let j = 0; j < i; j++) expect(p[i * 19 + j]).toBe(p[j * 19 + i]);
  });

  it("learns one step without forgetting those at right angles to it", () => {
    const learner = recursiveLeastSquares({ units: 3, targets: 1, alpha: 1e-6 });
    for (const [rates, wanted] of [[[1, 0, 0], [2]], [[0, 1, 0], [-3]]]) {
      learner.predict(rates);
      learner.update(wanted);
    }
    [2, -3, 0].forEach((weight, k) => expect(learner.weights()[k]).toBeCloseTo(weight, 4));
  });

  /** Rates that nearly repeat, under hardly any penalty: what costs a float32 P its positive definiteness. */
  function strained(onIndefinite: "restart" | "throw") {
    const learner = recursiveLeastSquares({ units: 8, targets: 1, alpha: 1e-7, precision: "float32", onIndefinite });
    const common = normal(8, 7);
    for (let t = 0; t < 400; t++) {
      const own = normal(8, 100 + t);
      learner.predict(common.map((rate, k) => 10 * rate + 1e-3 * own[k]));
      learner.update([1]);
    }
    return learner;
  }

  it("starts P again when rounding has cost its positive definiteness, and says how often", () => {
    const learner = strained("restart");
    expect(learner.restarts).toBeGreaterThan(0);
    expect(learner.updates).toBe(400);
    expect(learner.weights().every(Number.isFinite)).toBe(true);
  });

  /** The same, without the last look along the rates given: indefinite in a direction that they do not show. */
  function indefinite(onIndefinite: "restart" | "throw") {
    const learner = recursiveLeastSquares({ units: 2, targets: 1, alpha: 1e-12, precision: "float32", onIndefinite });
    const [tiny, along] = [1e-4, 3e3];
    for (const [x, y] of [[along, along], [along, along * (1 + tiny)], [along, along * (1 - tiny)]]) {
      learner.predict([x, y]);
      learner.update([1]);
    }
    return learner;
  }

  it("finds by a factorisation what updates do not see, and then does the same", () => {
    const learner = indefinite("restart");
    expect([learner.restarts, learner.positiveDefinite()]).toEqual([0, false]);
    learner.secure();
    expect([learner.restarts, learner.positiveDefinite()]).toEqual([1, true]);
    learner.secure();
    expect(learner.restarts).toBe(1);
    expect(() => indefinite("throw").secure()).toThrow('recursiveLeastSquares: expected finite rates and a positive definite P, got a P without a Cholesky factor at update 3. Use a larger alpha, float64, or onIndefinite "restart"');
  });

  it("changes no bit by looking at a P that is positive definite", () => {
    const [plain, watched] = [0, 1].map((watching) => {
      const learner = recursiveLeastSquares({ units: 12, targets: 2, alpha: 1 });
      for (let t = 0; t < 60; t++) {
        learner.predict(normal(12, t));
        learner.update([1, -1]);
        if (watching === 1 && t % 7 === 0) learner.secure();
      }
      return learner;
    });
    expect(watched.weights()).toEqual(plain.weights());
    expect(watched.inverseCorrelation()).toEqual(plain.inverseCorrelation());
  });

  it("throws instead when told to, and always when rates are not finite", () => {
    expect(() => strained("throw")).toThrow(/^recursiveLeastSquares: expected finite rates and a positive definite P, got r·P·r = -.* at update \d+\. Use a larger alpha, float64, or onIndefinite "restart"$/);
    const learner = recursiveLeastSquares({ units: 1, targets: 1 });
    learner.predict([Number.NaN]);
    expect(() => learner.update([1])).toThrow(DivergenceError);
  });

  it("refuses arrays of another length", () => {
    const learner = recursiveLeastSquares({ units: 3, targets: 2 });
    expect(() => learner.predict([1, 2])).toThrow("recursiveLeastSquares: expected 3 rates, got 2");
    expect(() => learner.update([1, 2, 3])).toThrow("recursiveLeastSquares: expected 2 targets, got 3");
  });

  it("refuses sizes and penalties that make no sense", () => {
    expect(() => recursiveLeastSquares({ units: 0, targets: 1 })).toThrow("recursiveLeastSquares: expected units to be a positive integer, got 0");
    expect(() => recursiveLeastSquares({ units: 3, targets: 1.5 })).toThrow("recursiveLeastSquares: expected targets to be a positive integer, got 1.5");
    expect(() => recursiveLeastSquares({ units: 3, targets: 1, alpha: 0 })).toThrow("recursiveLeastSquares: expected alpha to be a positive number, got 0");
  });
});
