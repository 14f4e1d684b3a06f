import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { planMemory } from "./workspace.ts";

/** The kernels of one precision, and what it rounds to. */
const precisions = [
  { name: "F32", bytes: 4, round: Math.fround },
  { name: "F64", bytes: 8, round: (x: number) => x },
] as const;
type Precision = (typeof precisions)[number];

function normal(length: number, seed: number, { round }: Precision): number[] {
  const out = new Float64Array(length);
  createStream({ study: "test", purpose: "rank one", seed }).fillNormal(out);
  return Array.from(out, round);
}

/** aᵀ·b in eight sums, element j in sum j mod 8, added pairwise, 4 apart, then 2, 1. */
function inEightSums(a: readonly number[], b: readonly number[], { round }: Precision): number {
  const s = Array.from({ length: 8 }, () => 0);
  a.forEach((entry, j) => (s[j % 8] = round(s[j % 8] + round(entry * b[j]))));
  for (let apart = 4; apart >= 1; apart /= 2) for (let lane = 0; lane < apart; lane++) s[lane] = round(s[lane] + s[lane + apart]);
  return s[0];
}

/** A workspace with these arrays in it, in order, and one block of `outputs` numbers. */
function workspaceOf({ bytes }: Precision, arrays: readonly (readonly number[])[], outputs: number) {
  const plan = planMemory();
  const blocks = [...arrays.map((values) => plan.reserve(values.length, bytes)), plan.reserve(outputs, bytes)];
  const { kernels, float32, float64 } = plan.allocate("test");
  const view = (index: number) => (bytes === 4 ? float32(blocks[index]) : float64(blocks[index]));
  arrays.forEach((values, index) => view(index).set(values));
  return {
    kernels,
    at: blocks.map(({ address }) => address),
    values: (index: number): number[] => Array.from(view(index)),
    set: (index: number, numbers: readonly number[]): void => view(index).set(numbers),
  };
}

const size = fc.integer({ min: 1, max: 33 });

describe.each(precisions)("multiplyVector$name and subtractOuterMultiply$name", (precision) => {
  const { name, round } = precision;

  it("take the outer product away and multiply each row in eight sums, for every shape", () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 3 }), fc.nat(1000), (m, n, gap, seed) => {
        const [w, left, right, x] = [m * (n + gap), m, n, n].map((length, k) => normal(length, 4 * seed + k, precision));
        const { kernels, at, values } = workspaceOf(precision, [w, left, right, x], m);
        const rows = (from: readonly number[]): number[] => Array.from({ length: m }, (_, i) => inEightSums(from.slice(i * (n + gap), i * (n + gap) + n), x, precision));
        kernels[`multiplyVector${name}`](m, n, at[0], n + gap, at[3], at[4]);
        expect(values(4)).toEqual(rows(w));
        kernels[`subtractOuterMultiply${name}`](m, n, at[0], n + gap, at[1], at[2], at[3], at[4]);
        const less = w.map((entry, k) => {
          const [i, j] = [Math.floor(k / (n + gap)), k % (n + gap)];
          return j < n ? round(entry - round(left[i] * right[j])) : entry;
        });
        expect(values(0)).toEqual(less);
        expect(values(4)).toEqual(rows(less));
      }),
      { numRuns: 40 },
    );
  });
});

const roundUp = (n: number): number => Math.ceil(n / 8) * 8;
const padded = (values: readonly number[]): number[] => Array.from({ length: roundUp(values.length) }, (_, k) => values[k] ?? 0);

/** Where row i of the triangle starts, counted back to column 0. */
function rowStart(n: number, i: number): number {
  const block = Math.floor(i / 8);
  return 8 * (block * roundUp(n) - 4 * block * (block - 1)) + (i % 8) * (roundUp(n) - 8 * block) - 8 * block;
}

/** The rows of the upper triangle of a symmetric matrix [n, n], from each diagonal block of eight columns on. */
function triangleOf(n: number, full: (i: number, j: number) => number): number[] {
  return Array.from({ length: roundUp(n) }, (_, i) => {
    const from = 8 * Math.floor(i / 8);
    return Array.from({ length: roundUp(n) - from }, (__, j) => (i < n && from + j < n ? full(i, from + j) : 0));
  }).flat();
}

describe.each(precisions)("downdateSymmetric$name", (precision) => {
  const { name, round } = precision;

  it("takes z·zᵀ away and multiplies, earlier rows ascending, then the own row in eight sums", () => {
    fc.assert(
      fc.property(size, fc.nat(1000), (n, seed) => {
        const [entries, z, r] = [n * n, n, n].map((length, k) => normal(length, 3 * seed + k, precision));
        const before = triangleOf(n, (i, j) => entries[Math.min(i, j) * n + Math.max(i, j)]);
        const { kernels, at, values } = workspaceOf(precision, [before, padded(z), padded(r)], roundUp(n));
        const product = kernels[`downdateSymmetric${name}`](n, at[0], at[1], at[2], at[3]);
        const full = (i: number, j: number): number => round(entries[Math.min(i, j) * n + Math.max(i, j)] - round(z[i] * z[j]));
        expect(values(0)).toEqual(triangleOf(n, full));
        const y = padded(r).map((_, i) => {
          const from = 8 * Math.floor(i / 8);
          const above = r.slice(0, from).reduce((sum, factor, k) => (i < n ? round(sum + round(factor * full(k, i))) : 0), 0);
          const own = r.map((__, j) => (j >= from && i < n ? full(i, j) : 0));
          return round(above + inEightSums(own, r, precision));
        });
        expect(values(3)).toEqual(y);
        expect(product).toBe(inEightSums(padded(r), y, precision));
      }),
      { numRuns: 40 },
    );
  });

  it("makes of the identity the inverse of I + Σ r·rᵀ, as the matrix inversion lemma says", () => {
    const n = 11;
    const inputs = [...Array.from({ length: 6 }, (_, k) => normal(n, k, precision)), normal(n, 0, precision).fill(0)];
    const identity = triangleOf(n, (i, j) => (i === j ? 1 : 0));
    const { kernels, at, values, set } = workspaceOf(precision, [identity, padded(inputs[6]), padded(inputs[0])], roundUp(n));
    for (const r of inputs) {
      set(2, r);
      const product = kernels[`downdateSymmetric${name}`](n, at[0], at[1], at[2], at[3]);
      set(1, values(3).map((y) => y / Math.sqrt(1 + product)));
    }
    const p = (i: number, j: number): number => values(0)[rowStart(n, Math.min(i, j)) + Math.max(i, j)];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let entry = p(i, j);
        for (const r of inputs) for (let k = 0; k < n; k++) entry += p(i, k) * r[k] * r[j];
        expect(entry).toBeCloseTo(i === j ? 1 : 0, precision.bytes === 8 ? 13 : 4);
      }
    }
  });
});
