// C[M, N] += A[M, K] · B[K, N] in float32, B packed in panels of 8 columns (see pack.ts).
//
// Every output element is one accumulator that starts from C and takes its products in ascending k, multiply
// then add, never fused. That order is the contract: a kernel of any vector width gives the same bits.
// A 4×8 tile keeps eight float32x4 accumulators in the sixteen registers of the baseline instruction set.

/** Stores the first `columns` (1…8) of eight lanes. */
@inline
function storeColumns(c: usize, low: v128, high: v128, columns: i32): void {
  if (columns >= 8) {
    v128.store(c, low);
    v128.store(c, high, 16);
    return;
  }
  let rest = low;
  let at = c;
  if (columns & 4) {
    v128.store(at, low);
    at += 16;
    rest = high;
  }
  if (columns & 2) {
    v128.store64_lane(at, rest, 0);
    at += 8;
    rest = i64x2.shuffle(rest, rest, 1, 1);
  }
  if (columns & 1) v128.store32_lane(at, rest, 0);
}

/** Four rows of A at stride `aStride` bytes times one panel. */
function tile4(k: i32, a: usize, aStride: usize, b: usize, c: usize, cStride: usize, columns: i32): void {
  let a1 = a + aStride;
  let a2 = a1 + aStride;
  let a3 = a2 + aStride;
  const c1 = c + cStride;
  const c2 = c1 + cStride;
  const c3 = c2 + cStride;
  let x00 = v128.load(c);
  let x01 = v128.load(c, 16);
  let x10 = v128.load(c1);
  let x11 = v128.load(c1, 16);
  let x20 = v128.load(c2);
  let x21 = v128.load(c2, 16);
  let x30 = v128.load(c3);
  let x31 = v128.load(c3, 16);
  const end = a + (<usize>k << 2);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const s0 = v128.load32_splat(a);
    x00 = f32x4.add(x00, f32x4.mul(s0, b0));
    x01 = f32x4.add(x01, f32x4.mul(s0, b1));
    const s1 = v128.load32_splat(a1);
    x10 = f32x4.add(x10, f32x4.mul(s1, b0));
    x11 = f32x4.add(x11, f32x4.mul(s1, b1));
    const s2 = v128.load32_splat(a2);
    x20 = f32x4.add(x20, f32x4.mul(s2, b0));
    x21 = f32x4.add(x21, f32x4.mul(s2, b1));
    const s3 = v128.load32_splat(a3);
    x30 = f32x4.add(x30, f32x4.mul(s3, b0));
    x31 = f32x4.add(x31, f32x4.mul(s3, b1));
    a += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    b += 32;
  }
  storeColumns(c, x00, x01, columns);
  storeColumns(c1, x10, x11, columns);
  storeColumns(c2, x20, x21, columns);
  storeColumns(c3, x30, x31, columns);
}

/** Four rows of a packed A ([k][4]) times one panel; only the first `rows` (1…4) are stored. */
function tilePacked(k: i32, a: usize, b: usize, c: usize, cStride: usize, rows: i32, columns: i32): void {
  // Rows past the last alias the last valid one: they are computed and dropped.
  const c1 = rows > 1 ? c + cStride : c;
  const c2 = rows > 2 ? c1 + cStride : c;
  const c3 = rows > 3 ? c2 + cStride : c;
  let x00 = v128.load(c);
  let x01 = v128.load(c, 16);
  let x10 = v128.load(c1);
  let x11 = v128.load(c1, 16);
  let x20 = v128.load(c2);
  let x21 = v128.load(c2, 16);
  let x30 = v128.load(c3);
  let x31 = v128.load(c3, 16);
  const end = a + (<usize>k << 4);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const s0 = v128.load32_splat(a);
    x00 = f32x4.add(x00, f32x4.mul(s0, b0));
    x01 = f32x4.add(x01, f32x4.mul(s0, b1));
    const s1 = v128.load32_splat(a, 4);
    x10 = f32x4.add(x10, f32x4.mul(s1, b0));
    x11 = f32x4.add(x11, f32x4.mul(s1, b1));
    const s2 = v128.load32_splat(a, 8);
    x20 = f32x4.add(x20, f32x4.mul(s2, b0));
    x21 = f32x4.add(x21, f32x4.mul(s2, b1));
    const s3 = v128.load32_splat(a, 12);
    x30 = f32x4.add(x30, f32x4.mul(s3, b0));
    x31 = f32x4.add(x31, f32x4.mul(s3, b1));
    a += 16;
    b += 32;
  }
  storeColumns(c, x00, x01, columns);
  if (rows > 1) storeColumns(c1, x10, x11, columns);
  if (rows > 2) storeColumns(c2, x20, x21, columns);
  if (rows > 3) storeColumns(c3, x30, x31, columns);
}

/** One row of A times one panel, for the rows that do not fill a tile of four. */
function tile1(k: i32, a: usize, b: usize, c: usize, columns: i32): void {
  let x0 = v128.load(c);
  let x1 = v128.load(c, 16);
  for (let p = 0; p < k; p++) {
    const s = v128.load32_splat(a);
    x0 = f32x4.add(x0, f32x4.mul(s, v128.load(b)));
    x1 = f32x4.add(x1, f32x4.mul(s, v128.load(b, 16)));
    a += 4;
    b += 32;
  }
  storeColumns(c, x0, x1, columns);
}

/** A row-major with leading dimension `lda`, C row-major with `ldc`, both in elements. */
export function gemmF32(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, c: usize, ldc: i32): void {
  const aStride = <usize>lda << 2;
  const cStride = <usize>ldc << 2;
  const panelBytes = <usize>k << 5;
  const tiled = m & ~3;
  for (let j = 0; j < n; j += 8) {
    const columns = n - j;
    let ai = a;
    let ci = c;
    for (let i = 0; i < tiled; i += 4) {
      tile4(k, ai, aStride, b, ci, cStride, columns);
      ai += aStride << 2;
      ci += cStride << 2;
    }
    for (let i = tiled; i < m; i++) {
      tile1(k, ai, b, ci, columns);
      ai += aStride;
      ci += cStride;
    }
    b += panelBytes;
    c += 32;
  }
}

/** As `gemmF32` with A packed in tiles of four rows, [⌈M/4⌉][K][4]: the form of weight gradients. */
export function gemmPackedF32(m: i32, n: i32, k: i32, a: usize, b: usize, c: usize, ldc: i32): void {
  const cStride = <usize>ldc << 2;
  const tileBytes = <usize>k << 4;
  const panelBytes = <usize>k << 5;
  for (let j = 0; j < n; j += 8) {
    let ai = a;
    let ci = c;
    for (let i = 0; i < m; i += 4) {
      tilePacked(k, ai, b, ci, cStride, m - i, n - j);
      ai += tileBytes;
      ci += cStride << 2;
    }
    b += panelBytes;
    c += 32;
  }
}
