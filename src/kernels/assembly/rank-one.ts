// The passes of recursive least squares, for f32 and f64. A product along a row has eight sums: column j belongs to sum
// j mod 8, and the eight are added pairwise, 4 apart, then 2, 1. Eight numbers are four vectors of f64, two of f32.

/** The eight sums, in order, added pairwise. */
@inline
function pairwise<T>(s0: v128, s1: v128, s2: v128, s3: v128): T {
  if (sizeof<T>() == 8) {
    const s = f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3));
    return <T>(f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1));
  }
  const s = f32x4.add(s0, s1);
  return <T>((f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 2)) + (f32x4.extract_lane(s, 1) + f32x4.extract_lane(s, 3)));
}

/** The first `count` elements of a vector, zeros for the rest. */
@inline
function partial<T>(at: usize, count: i32): v128 {
  if (count <= 0) return v128.splat<T>(<T>0);
  if (sizeof<T>() == 8) return count == 1 ? v128.load64_zero(at) : v128.load(at);
  if (count == 1) return v128.load32_zero(at);
  if (count == 2) return v128.load64_zero(at);
  return count == 3 ? v128.load32_lane(at + 8, v128.load64_zero(at), 2) : v128.load(at);
}

/** P ← P − zᵢ·z for one vector of a row; returns the new entries. */
@inline
function downdated<T>(p: usize, z: usize, zi: v128): v128 {
  const entry = v128.sub<T>(v128.load(p), v128.mul<T>(zi, v128.load(z)));
  v128.store(p, entry);
  return entry;
}

/** As `downdated`, and y gains rᵢ times the entries. */
@inline
function downdatedGiving<T>(p: usize, z: usize, zi: v128, y: usize, ri: v128): v128 {
  const entry = downdated<T>(p, z, zi);
  v128.store(y, v128.add<T>(v128.load(y), v128.mul<T>(ri, entry)));
  return entry;
}

/** Row i of the triangle, from its diagonal block on, `width` columns; later rows' y gain their part; returns the row's own. */
@inline
function downdateRow<T>(width: i32, p: usize, z: usize, r: usize, y: usize, zScalar: T, rScalar: T): T {
  const zi = v128.splat<T>(zScalar);
  const ri = v128.splat<T>(rScalar);
  const zero = v128.splat<T>(<T>0);
  let s0 = v128.add<T>(zero, v128.mul<T>(downdated<T>(p, z, zi), v128.load(r)));
  let s1 = v128.add<T>(zero, v128.mul<T>(downdated<T>(p + 16, z + 16, zi), v128.load(r, 16)));
  let s2 = zero;
  let s3 = zero;
  if (sizeof<T>() == 8) {
    s2 = v128.add<T>(zero, v128.mul<T>(downdated<T>(p + 32, z + 32, zi), v128.load(r, 32)));
    s3 = v128.add<T>(zero, v128.mul<T>(downdated<T>(p + 48, z + 48, zi), v128.load(r, 48)));
  }
  for (let j = 8; j < width; j += 8) {
    p += sizeof<T>() << 3;
    z += sizeof<T>() << 3;
    r += sizeof<T>() << 3;
    y += sizeof<T>() << 3;
    s0 = v128.add<T>(s0, v128.mul<T>(downdatedGiving<T>(p, z, zi, y, ri), v128.load(r)));
    s1 = v128.add<T>(s1, v128.mul<T>(downdatedGiving<T>(p + 16, z + 16, zi, y + 16, ri), v128.load(r, 16)));
    if (sizeof<T>() == 8) {
      s2 = v128.add<T>(s2, v128.mul<T>(downdatedGiving<T>(p + 32, z + 32, zi, y + 32, ri), v128.load(r, 32)));
      s3 = v128.add<T>(s3, v128.mul<T>(downdatedGiving<T>(p + 48, z + 48, zi, y + 48, ri), v128.load(r, 48)));
    }
  }
  return pairwise<T>(s0, s1, s2, s3);
}

/** w[count] −= left·right, and one vector of it for each vector of a row of eight. */
@inline
function updated<T>(update: bool, w: usize, right: usize, left: v128): v128 {
  if (!update) return v128.load(w);
  return downdated<T>(w, right, left);
}

/** wᵀ·x over n columns, after w −= left·right where `update` is set. */
@inline
function multiplyRow<T>(update: bool, n: i32, w: usize, leftScalar: T, right: usize, x: usize): T {
  const left = v128.splat<T>(leftScalar);
  let s0 = v128.splat<T>(<T>0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let j = 0;
  for (; j + 8 <= n; j += 8) {
    s0 = v128.add<T>(s0, v128.mul<T>(updated<T>(update, w, right, left), v128.load(x)));
    s1 = v128.add<T>(s1, v128.mul<T>(updated<T>(update, w + 16, right + 16, left), v128.load(x, 16)));
    if (sizeof<T>() == 8) {
      s2 = v128.add<T>(s2, v128.mul<T>(updated<T>(update, w + 32, right + 32, left), v128.load(x, 32)));
      s3 = v128.add<T>(s3, v128.mul<T>(updated<T>(update, w + 48, right + 48, left), v128.load(x, 48)));
    }
    w += sizeof<T>() << 3;
    right += sizeof<T>() << 3;
    x += sizeof<T>() << 3;
  }
  const rest = n - j;
  if (update) for (let at: usize = 0; at < <usize>rest * sizeof<T>(); at += sizeof<T>()) store<T>(w + at, load<T>(w + at) - leftScalar * load<T>(right + at));
  const lanes = 16 / <i32>sizeof<T>();
  s0 = v128.add<T>(s0, v128.mul<T>(partial<T>(w, rest), partial<T>(x, rest)));
  s1 = v128.add<T>(s1, v128.mul<T>(partial<T>(w + 16, rest - lanes), partial<T>(x + 16, rest - lanes)));
  if (sizeof<T>() == 8) {
    s2 = v128.add<T>(s2, v128.mul<T>(partial<T>(w + 32, rest - 4), partial<T>(x + 32, rest - 4)));
    s3 = v128.add<T>(s3, v128.mul<T>(partial<T>(w + 48, rest - 6), partial<T>(x + 48, rest - 6)));
  }
  return pairwise<T>(s0, s1, s2, s3);
}

@inline
function downdateSymmetric<T>(n: i32, p: usize, z: usize, r: usize, y: usize): T {
  const padded = (n + 7) & ~7;
  const size = sizeof<T>();
  memory.fill(y, 0, <usize>padded * size);
  for (let i = 0; i < padded; i++) {
    const block = <usize>(i & ~7) * size;
    const width = padded - (i & ~7);
    const row = <usize>i * size;
    const own = downdateRow<T>(width, p, z + block, r + block, y + block, load<T>(z + row), load<T>(r + row));
    store<T>(y + row, load<T>(y + row) + own);
    p += <usize>width * size;
  }
  return multiplyRow<T>(false, padded, r, <T>0, r, y);
}

@inline
function multiplyRows<T>(update: bool, m: i32, n: i32, w: usize, ldw: i32, left: usize, right: usize, x: usize, y: usize): void {
  for (let i = 0; i < m; i++) {
    store<T>(y, multiplyRow<T>(update, n, w, update ? load<T>(left) : <T>0, right, x));
    w += <usize>ldw * sizeof<T>();
    left += sizeof<T>();
    y += sizeof<T>();
  }
}

/**
 * P ← P − z·zᵀ, then y ← P·r; returns rᵀ·y. P[n, n] is symmetric and stored as the rows of its upper triangle, each from
 * its diagonal block of eight columns on; all blocks are padded with zeros to n rounded up to eight.
 */
export function downdateSymmetricF32(n: i32, p: usize, z: usize, r: usize, y: usize): f32 {
  return downdateSymmetric<f32>(n, p, z, r, y);
}

export function downdateSymmetricF64(n: i32, p: usize, z: usize, r: usize, y: usize): f64 {
  return downdateSymmetric<f64>(n, p, z, r, y);
}

/** y[m] ← W[m, n]·x[n] for a W with leading dimension `ldw`, in elements. */
export function multiplyVectorF32(m: i32, n: i32, w: usize, ldw: i32, x: usize, y: usize): void {
  multiplyRows<f32>(false, m, n, w, ldw, 0, 0, x, y);
}

export function multiplyVectorF64(m: i32, n: i32, w: usize, ldw: i32, x: usize, y: usize): void {
  multiplyRows<f64>(false, m, n, w, ldw, 0, 0, x, y);
}

/** W ← W − left[m]·right[n]ᵀ, then y ← W·x. */
export function subtractOuterMultiplyF32(m: i32, n: i32, w: usize, ldw: i32, left: usize, right: usize, x: usize, y: usize): void {
  multiplyRows<f32>(true, m, n, w, ldw, left, right, x, y);
}

export function subtractOuterMultiplyF64(m: i32, n: i32, w: usize, ldw: i32, left: usize, right: usize, x: usize, y: usize): void {
  multiplyRows<f64>(true, m, n, w, ldw, left, right, x, y);
}
