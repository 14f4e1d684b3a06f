// C[M, N] += A[M, K] · B[K, N] in float64, B packed in panels of 4 columns. Same summation contract as gemm-f32.ts.

/** Stores the first `columns` (1…4) of four lanes. */
@inline
function storeColumns(c: usize, low: v128, high: v128, columns: i32): void {
  if (columns >= 2) v128.store(c, low);
  else v128.store64_lane(c, low, 0);
  if (columns >= 4) v128.store(c, high, 16);
  else if (columns == 3) v128.store64_lane(c + 16, high, 0);
}

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
  for (let p = 0; p < k; p++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load64_splat(a);
    x00 = f64x2.add(x00, f64x2.mul(s, b0));
    x01 = f64x2.add(x01, f64x2.mul(s, b1));
    s = v128.load64_splat(a1);
    x10 = f64x2.add(x10, f64x2.mul(s, b0));
    x11 = f64x2.add(x11, f64x2.mul(s, b1));
    s = v128.load64_splat(a2);
    x20 = f64x2.add(x20, f64x2.mul(s, b0));
    x21 = f64x2.add(x21, f64x2.mul(s, b1));
    s = v128.load64_splat(a3);
    x30 = f64x2.add(x30, f64x2.mul(s, b0));
    x31 = f64x2.add(x31, f64x2.mul(s, b1));
    a += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    b += 32;
  }
  storeColumns(c, x00, x01, columns);
  storeColumns(c1, x10, x11, columns);
  storeColumns(c2, x20, x21, columns);
  storeColumns(c3, x30, x31, columns);
}

function tile1(k: i32, a: usize, b: usize, c: usize, columns: i32): void {
  let x0 = v128.load(c);
  let x1 = v128.load(c, 16);
  for (let p = 0; p < k; p++) {
    const s = v128.load64_splat(a);
    x0 = f64x2.add(x0, f64x2.mul(s, v128.load(b)));
    x1 = f64x2.add(x1, f64x2.mul(s, v128.load(b, 16)));
    a += 8;
    b += 32;
  }
  storeColumns(c, x0, x1, columns);
}

/** A row-major with leading dimension `lda`, C row-major with `ldc`, both in elements. */
export function gemmF64(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, c: usize, ldc: i32): void {
  const aStride = <usize>lda << 3;
  const cStride = <usize>ldc << 3;
  const panelBytes = <usize>k << 5;
  const tiled = m & ~3;
  for (let j = 0; j < n; j += 4) {
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
