import type { ComplexArray } from "./complex.ts";
import type { DenseAlgebra } from "./dense-algebra.ts";
import { dominantEntry } from "./orient.ts";

/**
 * Complex eigenvectors from a real basis [n, n] whose rows are x, or x and y for a pair x ± iy (where `im` is
 * positive and then negative). Each has unit length and a real positive largest entry.
 */
export function normalisePairs(basis: Float64Array, im: Float64Array): ComplexArray {
  const n = im.length;
  const out = { re: new Float64Array(n * n), im: new Float64Array(n * n) };
  for (let k = 0; k < n; k++) {
    if (im[k] < 0) continue;
    const x = basis.subarray(k * n, (k + 1) * n);
    const y = im[k] > 0 ? basis.subarray((k + 1) * n, (k + 2) * n) : new Float64Array(n);
    const unit = unitVector(x, y);
    out.re.set(unit.re, k * n);
    out.im.set(unit.im, k * n);
    if (im[k] === 0) continue;
    out.re.set(unit.re, (k + 1) * n);
    out.im.set(unit.im.map((entry) => 0 - entry), (k + 1) * n);
  }
  return out;
}

/** x + iy, divided by its length and turned so that its largest entry is real and positive. */
function unitVector(x: Float64Array, y: Float64Array): ComplexArray {
  const n = x.length;
  const [re, im, squares] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(x[i]), Math.abs(y[i]));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    re[i] = x[i] / largest;
    im[i] = y[i] / largest;
    squares[i] = re[i] * re[i] + im[i] * im[i];
    sum += squares[i];
  }
  const length = Math.sqrt(sum);
  const lead = dominantEntry(squares);
  const modulus = Math.sqrt(squares[lead]);
  const c = re[lead] / modulus / length;
  const s = im[lead] / modulus / length;
  for (let i = 0; i < n; i++) {
    const [u, v] = [re[i], im[i]];
    re[i] = u * c + v * s;
    im[i] = v * c - u * s;
  }
  im[lead] = 0;
  return { re, im };
}

/**
 * The rows l of R⁻¹ for right vectors r given as the rows of `right`, with conjugate pairs. Works in reals: with
 * rows p, q of the inverse of the real basis (x, y), the vector that belongs to x + iy is (p − iq)/2. The
 * inverse is taken in the balanced coordinates, component i divided by `scale[i]`, where R is best conditioned.
 */
export function invertPairs(right: ComplexArray, im: Float64Array, scale: Float64Array, algebra: DenseAlgebra): ComplexArray {
  const n = im.length;
  const basis = realBasis(right, im).map((entry, at) => entry / scale[at % n]);
  const inverse = invertRows(basis, n, algebra).map((entry, at) => entry / scale[at % n]);
  const out = { re: new Float64Array(n * n), im: new Float64Array(n * n) };
  for (let k = 0; k < n; k++) {
    const first = (im[k] < 0 ? k - 1 : k) * n;
    const half = im[k] === 0 ? 1 : 0.5;
    for (let i = 0; i < n; i++) {
      out.re[k * n + i] = half * inverse[first + i];
      if (im[k] !== 0) out.im[k * n + i] = (im[k] > 0 ? -half : half) * inverse[first + n + i];
    }
  }
  return out;
}

function realBasis({ re, im: imaginary }: ComplexArray, im: Float64Array): Float64Array {
  const n = im.length;
  const basis = re.slice();
  for (let k = 0; k < n; k++) {
    if (im[k] < 0) basis.set(imaginary.subarray((k - 1) * n, k * n), k * n);
  }
  return basis;
}

/** For rows v of a basis: the rows w with wⱼ·vₖ = δⱼₖ; all NaN when the basis is singular. */
function invertRows(basis: Float64Array, n: number, algebra: DenseAlgebra): Float64Array {
  const columns = algebra.invert(basis, n);
  if (columns === undefined) return new Float64Array(n * n).fill(NaN);
  return columns.map((_, at) => columns[(at % n) * n + Math.floor(at / n)]);
}
