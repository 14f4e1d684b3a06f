import type { RealSchur } from "./real-schur.ts";

/**
 * Right eigenvectors of a matrix from its real Schur form, one a row [n, n]: for a complex pair the real part of
 * the vector of +im in the first row and its imaginary part in the second. Lengths are arbitrary.
 *
 * Each vector x of T solves (T − λ)·x = 0 from the bottom up, in complex arithmetic, and Z·x is the vector of the
 * matrix. Zero divisors become the smallest number that matters beside the matrix.
 */
export function schurVectors(schur: RealSchur): Float64Array {
  const n = schur.re.length;
  const out = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    if (schur.im[k] < 0) continue;
    const { xr, xi } = solveUpwards(schur, k);
    out.set(timesBasis(schur.z, n, xr), k * n);
    if (schur.im[k] > 0) out.set(timesBasis(schur.z, n, xi), (k + 1) * n);
  }
  return out;
}

interface Vector {
  readonly xr: Float64Array;
  readonly xi: Float64Array;
}

function solveUpwards({ t, re, im }: RealSchur, k: number): Vector {
  const n = re.length;
  const smallest = Number.EPSILON * (t.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0) || 1);
  const x = firstEntries(t, n, k, re[k], im[k]);
  for (let i = k - 1; i >= 0; i--) {
    if (im[i] < 0) solvePairRows(t, n, x, --i, re[k], im[k], smallest);
    else solveRow(t, n, x, i, re[k], im[k], smallest);
    keepInRange(x);
  }
  return x;
}

/** The vector within its own block: 1, or for a pair the null vector of the 2 × 2 block less λ. */
function firstEntries(t: Float64Array, n: number, k: number, re: number, im: number): Vector {
  const x = { xr: new Float64Array(n), xi: new Float64Array(n) };
  x.xr[k] = 1;
  if (im === 0) return x;
  const [a, b] = [t[k * n + k], t[k * n + k + 1]];
  const [c, d] = [t[(k + 1) * n + k], t[(k + 1) * n + k + 1]];
  // Either row gives the ratio of the two entries; the larger coefficient divides.
  const ratio = Math.abs(b) > Math.abs(c) ? { r: (re - a) / b, i: im / b } : divide(-c, 0, d - re, -im);
  x.xr[k + 1] = ratio.r;
  x.xi[k + 1] = ratio.i;
  return x;
}

/** (T − λ)ᵢᵢ·xᵢ = −Σⱼ Tᵢⱼ·xⱼ. */
function solveRow(t: Float64Array, n: number, x: Vector, i: number, re: number, im: number, smallest: number): void {
  const sum = rowSum(t, n, x, i, i + 1);
  const pivot = t[i * n + i] - re;
  const zero = Math.abs(pivot) + Math.abs(im) < smallest;
  const { r, i: imaginary } = divide(-sum.r, -sum.i, zero ? smallest : pivot, -im);
  x.xr[i] = r;
  x.xi[i] = imaginary;
}

/** Rows i and i + 1 of a 2 × 2 block together, the first entry by Cramer's rule. */
function solvePairRows(t: Float64Array, n: number, x: Vector, i: number, re: number, im: number, smallest: number): void {
  const [upper, lower] = [rowSum(t, n, x, i, i + 2), rowSum(t, n, x, i + 1, i + 2)];
  const [a, b] = [t[i * n + i] - re, t[i * n + i + 1]];
  const [c, d] = [t[(i + 1) * n + i], t[(i + 1) * n + i + 1] - re];
  // Determinant of [[a − i·im, b], [c, d − i·im]].
  let determinant = { r: a * d - im * im - b * c, i: -im * (a + d) };
  const size = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d) + Math.abs(im);
  if (Math.abs(determinant.r) + Math.abs(determinant.i) < smallest * size) determinant = { r: smallest * size, i: 0 };
  const first = divide(
    -(d * upper.r + im * upper.i) + b * lower.r,
    -(d * upper.i - im * upper.r) + b * lower.i,
    determinant.r,
    determinant.i,
  );
  // The second entry from the row that divides by more, so that a rounded determinant does little harm.
  const second =
    Math.abs(b) > Math.abs(d) + Math.abs(im)
      ? divide(-upper.r - a * first.r - im * first.i, -upper.i - a * first.i + im * first.r, b, 0)
      : divide(-lower.r - c * first.r, -lower.i - c * first.i, d, -im);
  x.xr.set([first.r, second.r], i);
  x.xi.set([first.i, second.i], i);
}

function rowSum(t: Float64Array, n: number, { xr, xi }: Vector, i: number, from: number): { r: number; i: number } {
  const sum = { r: 0, i: 0 };
  for (let j = from; j < n; j++) {
    sum.r += t[i * n + j] * xr[j];
    sum.i += t[i * n + j] * xi[j];
  }
  return sum;
}

/** Shrinks a vector that grows, so that nearly parallel eigenvectors do not overflow. */
function keepInRange({ xr, xi }: Vector): void {
  let largest = 0;
  for (let j = 0; j < xr.length; j++) largest = Math.max(largest, Math.abs(xr[j]), Math.abs(xi[j]));
  if (largest < 1e60) return;
  for (let j = 0; j < xr.length; j++) {
    xr[j] /= largest;
    xi[j] /= largest;
  }
}

/** (a + ib)/(c + id) without overflow in between (Smith's method). */
function divide(a: number, b: number, c: number, d: number): { r: number; i: number } {
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    return { r: (a + b * ratio) / denominator, i: (b - a * ratio) / denominator };
  }
  const ratio = c / d;
  const denominator = c * ratio + d;
  return { r: (a * ratio + b) / denominator, i: (b * ratio - a) / denominator };
}

function timesBasis(z: Float64Array, n: number, x: Float64Array): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += z[i * n + j] * x[j];
    return sum;
  });
}
