// The orthonormal factor of a matrix by blocks of Householder reflections, Q = Π (I − V·T·Vᵀ). Operation for operation
// numeric/linalg/orthonormalise.ts, which says where it comes from and serves as its reference: elementwise work and
// outputs run several at a time, every sum stays in its order, so the bits are equal.

import { BLOCK_BYTES, REFLECTIONS, reflectBlock } from "./reflection-block-f64";

// Squares of a column outside this range would lose digits, so that the column is scaled first.
const LEAST_SQUARES: f64 = 1e-280;
const MOST_SQUARES: f64 = 1e280;

@inline
function at(a: usize, index: i32): f64 {
  return load<f64>(a + (<usize>index << 3));
}

@inline
function put(a: usize, index: i32, value: f64): void {
  store<f64>(a + (<usize>index << 3), value);
}

/** Element i belongs to sum i mod 8; the eight are added pairwise, 4 apart, then 2, 1. */
function sumSquares(length: i32, x: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let i = 0;
  for (; i + 8 <= length; i += 8) {
    let d = v128.load(x);
    s0 = f64x2.add(s0, f64x2.mul(d, d));
    d = v128.load(x, 16);
    s1 = f64x2.add(s1, f64x2.mul(d, d));
    d = v128.load(x, 32);
    s2 = f64x2.add(s2, f64x2.mul(d, d));
    d = v128.load(x, 48);
    s3 = f64x2.add(s3, f64x2.mul(d, d));
    x += 64;
  }
  const rest = length - i;
  s0 = f64x2.add(s0, square(x, rest));
  s1 = f64x2.add(s1, square(x + 16, rest - 2));
  s2 = f64x2.add(s2, square(x + 32, rest - 4));
  s3 = f64x2.add(s3, square(x + 48, rest - 6));
  s0 = f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3));
  return f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
}

/** The squares of two elements, of which `count` exist; adding a zero to a sum of squares changes nothing. */
@inline
function square(x: usize, count: i32): v128 {
  if (count <= 0) return f64x2.splat(0);
  const d = count == 1 ? v128.load64_zero(x) : v128.load(x);
  return f64x2.mul(d, d);
}

function largestModulus(length: i32, x: usize): f64 {
  let largest: f64 = 0;
  for (let i = 0; i < length; i++) largest = abs(at(x, i)) > largest ? abs(at(x, i)) : largest;
  return largest;
}

function divide(length: i32, x: usize, by: f64): void {
  const divisor = f64x2.splat(by);
  let i = 0;
  for (; i + 2 <= length; i += 2) {
    v128.store(x, f64x2.div(v128.load(x), divisor));
    x += 16;
  }
  if (i < length) store<f64>(x, load<f64>(x) / by);
}

/** x becomes the v, v[0] = 1, of the reflection I − tau·v·vᵀ that turns x into beta times the first axis; returns tau, 0 for a zero x. */
function reflector(length: i32, x: usize, beta: usize): f64 {
  let scale: f64 = 1;
  let squares = sumSquares(length, x);
  store<f64>(beta, 0);
  if (squares < LEAST_SQUARES || squares > MOST_SQUARES) {
    scale = largestModulus(length, x);
    if (scale == 0) return 0;
    divide(length, x, scale);
    squares = sumSquares(length, x);
  }
  const size = load<f64>(x) < 0 ? -sqrt(squares) : sqrt(squares);
  const head = load<f64>(x) + size;
  store<f64>(x, head);
  divide(length, x, head);
  store<f64>(beta, -(size * scale));
  return head / size;
}

/** sums[16] ← factor·(xᵀ·rows), rows of 16 ascending. */
function rowProducts(rows: i32, x: usize, from: usize, factor: f64, sums: usize): void {
  for (let c = 0; c < REFLECTIONS; c += 8) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = from + (<usize>c << 3);
    let xi = x;
    for (let i = 0; i < rows; i++) {
      const by = v128.load64_splat(xi);
      s0 = f64x2.add(s0, f64x2.mul(by, v128.load(row)));
      s1 = f64x2.add(s1, f64x2.mul(by, v128.load(row, 16)));
      s2 = f64x2.add(s2, f64x2.mul(by, v128.load(row, 32)));
      s3 = f64x2.add(s3, f64x2.mul(by, v128.load(row, 48)));
      xi += 8;
      row += BLOCK_BYTES;
    }
    const by = f64x2.splat(factor);
    v128.store(sums, f64x2.mul(by, s0));
    v128.store(sums, f64x2.mul(by, s1), 16);
    v128.store(sums, f64x2.mul(by, s2), 32);
    v128.store(sums, f64x2.mul(by, s3), 48);
    sums += 64;
  }
}

/** rows[16] −= x·w[16] */
function subtractFromRows(rows: i32, x: usize, w: usize, to: usize): void {
  for (let i = 0; i < rows; i++) {
    const by = v128.load64_splat(x);
    for (let c: usize = 0; c < BLOCK_BYTES; c += 16) v128.store(to + c, f64x2.sub(v128.load(to + c), f64x2.mul(by, v128.load(w + c))));
    x += 8;
    to += BLOCK_BYTES;
  }
}

/** Column j of T from those before it. */
function extendTriangle(t: usize, j: i32, tau: f64, g: usize): void {
  for (let r = 0; r < j; r++) {
    let sum: f64 = 0;
    for (let s = r; s < j; s++) sum += at(t, r * REFLECTIONS + s) * at(g, s);
    put(t, r * REFLECTIONS + j, -(tau * sum));
  }
  put(t, j * REFLECTIONS + j, tau);
}

/**
 * Columns `from` … `from` + count − 1 of A → V, T and the signed diagonal of R. Columns of the panel up to the
 * current one are left as they fall. `w` has room for two rows of 16.
 */
function factorPanel(n: i32, k: i32, from: i32, count: i32, a: usize, diagonal: usize, v: usize, t: usize, panel: usize, x: usize, w: usize): void {
  const rows = n - from;
  memory.fill(panel, 0, <usize>rows * BLOCK_BYTES);
  memory.fill(v, 0, <usize>rows * BLOCK_BYTES);
  for (let i = 0; i < rows; i++) memory.copy(panel + <usize>i * BLOCK_BYTES, a + (<usize>((from + i) * k + from) << 3), <usize>count << 3);
  const g = w + BLOCK_BYTES;
  for (let j = 0; j < count; j++) {
    const length = rows - j;
    const rest = panel + <usize>j * BLOCK_BYTES;
    const low = v + <usize>j * BLOCK_BYTES;
    for (let i = 0; i < length; i++) put(x, i, at(rest, i * REFLECTIONS + j));
    const tau = reflector(length, x, diagonal + (<usize>(from + j) << 3));
    rowProducts(length, x, rest, tau, w);
    rowProducts(length, x, low, 1, g);
    subtractFromRows(length, x, w, rest);
    for (let i = 0; i < length; i++) put(low, i * REFLECTIONS + j, at(x, i));
    extendTriangle(t, j, tau, g);
  }
}

/**
 * q[n, k], k ≤ n, holds A and receives Q of A = Q·R; diagonal[k] receives R's diagonal, which is not negative.
 * `scratch` has room for 16n(b + 1) + 256b + n + 16(k + 8) numbers with b = ⌈k/16⌉.
 */
export function qrF64(n: i32, k: i32, q: usize, diagonal: usize, scratch: usize): void {
  const blocks = (k + REFLECTIONS - 1) / REFLECTIONS;
  const planes = <usize>n * BLOCK_BYTES;
  const triangles = scratch + <usize>blocks * planes;
  const panel = triangles + (<usize>blocks << 11);
  const column = panel + planes;
  const w = column + (<usize>n << 3);
  for (let block = 0; block < blocks; block++) {
    const from = block * REFLECTIONS;
    const count = min(k - from, REFLECTIONS);
    const next = from + count;
    const v = scratch + <usize>block * planes + <usize>from * BLOCK_BYTES;
    const t = triangles + (<usize>block << 11);
    factorPanel(n, k, from, count, q, diagonal, v, t, panel, column, w);
    reflectBlock(true, k, n - from, count, k - next, v, t, w, q + (<usize>(from * k + next) << 3));
  }
  memory.fill(q, 0, <usize>(n * k) << 3);
  for (let j = 0; j < k; j++) {
    put(q, j * k + j, at(diagonal, j) < 0 ? -1 : 1);
    put(diagonal, j, abs(at(diagonal, j)));
  }
  for (let block = blocks - 1; block >= 0; block--) {
    const from = block * REFLECTIONS;
    const v = scratch + <usize>block * planes + <usize>from * BLOCK_BYTES;
    reflectBlock(false, k, n - from, min(k - from, REFLECTIONS), k - from, v, triangles + (<usize>block << 11), w, q + (<usize>(from * k + from) << 3));
  }
}
