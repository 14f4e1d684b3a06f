import fc from "fast-check";
import { expect, test } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { createStream } from "../../numeric/random.ts";
import { householderQr } from "../../numeric/linalg/householder-qr.ts";
import { defineMap } from "../define-map.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import { kernelTangentAlgebra } from "./kernel-tangent-algebra.ts";
import { lyapunovSpectrum } from "./lyapunov-spectrum.ts";
import { plainTangentAlgebra } from "./tangent-algebra.ts";

const sizes = fc.record({ n: fc.integer({ min: 1, max: 7 }), seed: fc.integer({ min: 0, max: 1e6 }) });
const short = { steps: 60, transient: 20, alignment: 60 } as const;

function gaussian(n: number, columns: number, seed: number): Float64Array {
  const values = new Float64Array(n * columns);
  createStream({ study: "Lyapunov laws", purpose: "matrix", seed }).fillNormal(values);
  return values;
}

function rows(values: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(values.subarray(i * n, (i + 1) * n)));
}

function network(n: number, seed: number): DynamicalMap {
  return tanhNetwork({ recurrent: rows(gaussian(n, n, seed).map((w) => (1.5 * w) / Math.sqrt(n)), n), bias: [...gaussian(n, 1, seed + 1)] });
}

/** y = B x with an orthogonal B: F becomes B F(Bᵀ y). */
function turned(map: DynamicalMap, B: Float64Array): DynamicalMap {
  const n = map.dimension;
  const times = (M: Float64Array, x: Float64Array, out: Float64Array, transposed: boolean): void => {
    for (let i = 0; i < n; i++) {
      out[i] = 0;
      for (let j = 0; j < n; j++) out[i] += M[transposed ? j * n + i : i * n + j] * x[j];
    }
  };
  const [x, next, J] = [new Float64Array(n), new Float64Array(n), new Float64Array(n * n)];
  return defineMap({
    dimension: n,
    step: (y, u, out) => {
      times(B, y, x, true);
      map.step(x, u, next);
      times(B, next, out, false);
    },
    jacobian: (y, u, out) => {
      times(B, y, x, true);
      map.jacobian(x, u, J);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) sum += B[i * n + a] * J[a * n + b] * B[j * n + b];
        out[i * n + j] = sum;
      }
    },
  });
}

test("law: an orthogonal change of coordinates leaves the sum, and up to alignment the exponents, as they are", () => {
  fc.assert(fc.property(sizes, ({ n, seed }) => {
    const map = network(n, seed);
    const B = householderQr(gaussian(n, n, seed + 7), n, n).q;
    const x = gaussian(n, 1, seed + 9);
    const y = Float64Array.from({ length: n }, (_, i) => x.reduce((sum, value, j) => sum + B[i * n + j] * value, 0));
    const [a, b] = [lyapunovSpectrum(map, x, short), lyapunovSpectrum(turned(map, B), y, short)];
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(b.perStep)).toBeCloseTo(sum(a.perStep), 5);
    expect(Math.abs(a.perStep[0] - b.perStep[0])).toBeLessThan(0.3);
  }), { numRuns: 30 });
});

test("law: scaling every Jacobian by c adds log c to every exponent", () => {
  fc.assert(fc.property(sizes, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ n, seed }, c) => {
    const A = gaussian(n, n, seed);
    const linear = (factor: number) => defineMap({ dimension: n, step: (_x, _u, out) => out.fill(0), jacobian: (_x, _u, out) => out.set(A.map((entry) => factor * entry)) });
    const [one, scaled] = [1, c].map((factor) => lyapunovSpectrum(linear(factor), new Float64Array(n), short).perStep);
    for (let k = 0; k < n; k++) expect(scaled[k] - one[k]).toBeCloseTo(Math.log(c), 7);
  }), { numRuns: 30 });
});

test("law: exponents fall, their sum is the mean of log|det J|, and the dimension lies between 0 and D", () => {
  fc.assert(fc.property(sizes, ({ n, seed }) => {
    const { perStep, determinant, kaplanYorke, entropyRateBound } = lyapunovSpectrum(network(n, seed), gaussian(n, 1, seed), short);
    for (let k = 1; k < n; k++) expect(perStep[k]).toBeLessThanOrEqual(perStep[k - 1]);
    if (determinant !== undefined) expect(determinant.largestDifference).toBeLessThan(1e-6);
    expect(kaplanYorke).toBeGreaterThanOrEqual(0);
    expect(kaplanYorke).toBeLessThanOrEqual(n);
    expect(entropyRateBound).toBeGreaterThanOrEqual(Math.max(0, perStep[0]));
  }), { numRuns: 30 });
});

test("products and factorisations on the kernels have the bits of the plain ones, and Q·R is the matrix", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 19 }), fc.integer({ min: 0, max: 1e6 }), (a, b, seed) => {
    const [n, k] = [Math.max(a, b), Math.min(a, b)];
    const [J, V] = [gaussian(n, n, seed), gaussian(n, k, seed + 1)];
    const frames = [plainTangentAlgebra(n, k), kernelTangentAlgebra(n, k)];
    for (const frame of frames) {
      frame.jacobian.set(J);
      frame.vectors.set(V);
      frame.multiply();
    }
    expect(frames[1].vectors).toEqual(frames[0].vectors);
    for (const frame of frames) {
      const before = frame.vectors.slice();
      const diagonal = new Float64Array(k);
      frame.orthonormalise(diagonal);
      for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) {
        let [product, projection] = [0, 0];
        for (let r = 0; r < n; r++) {
          product += frame.vectors[r * k + i] * frame.vectors[r * k + j];
          projection += frame.vectors[r * k + i] * before[r * k + j];
        }
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
        expect(projection).toBeCloseTo(i === j ? diagonal[i] : 0, 10);
        expect(diagonal[i]).toBeGreaterThanOrEqual(0);
      }
    }
    expect(frames[1].vectors).toEqual(frames[0].vectors);
  }), { numRuns: 40 });
});
