// A block of Householder reflections I − V·T·Vᵀ applied to a matrix: three products, in tiles of four rows and columns.
// Every sum starts from zero, or from C, and takes its products one by one in ascending order.

/** Reflections of a block, and the width of a row of V. */
export const REFLECTIONS: i32 = 16;
export const BLOCK_BYTES: usize = 128;

/** Four rows and four columns of W = Vᵀ·C. */
function projectTile(length: i32, v: usize, c: usize, stride: usize, w: usize, wStride: usize): void {
  let x00 = f64x2.splat(0);
  let x01 = x00;
  let x10 = x00;
  let x11 = x00;
  let x20 = x00;
  let x21 = x00;
  let x30 = x00;
  let x31 = x00;
  for (let p = 0; p < length; p++) {
    const c0 = v128.load(c);
    const c1 = v128.load(c, 16);
    let s = v128.load64_splat(v);
    x00 = f64x2.add(x00, f64x2.mul(s, c0));
    x01 = f64x2.add(x01, f64x2.mul(s, c1));
    s = v128.load64_splat(v, 8);
    x10 = f64x2.add(x10, f64x2.mul(s, c0));
    x11 = f64x2.add(x11, f64x2.mul(s, c1));
    s = v128.load64_splat(v, 16);
    x20 = f64x2.add(x20, f64x2.mul(s, c0));
    x21 = f64x2.add(x21, f64x2.mul(s, c1));
    s = v128.load64_splat(v, 24);
    x30 = f64x2.add(x30, f64x2.mul(s, c0));
    x31 = f64x2.add(x31, f64x2.mul(s, c1));
    v += BLOCK_BYTES;
    c += stride;
  }
  v128.store(w, x00);
  v128.store(w, x01, 16);
  w += wStride;
  v128.store(w, x10);
  v128.store(w, x11, 16);
  w += wStride;
  v128.store(w, x20);
  v128.store(w, x21, 16);
  w += wStride;
  v128.store(w, x30);
  v128.store(w, x31, 16);
}

function projectElement(length: i32, v: usize, c: usize, stride: usize, w: usize): void {
  let sum: f64 = 0;
  for (let p = 0; p < length; p++) {
    sum += load<f64>(v) * load<f64>(c);
    v += BLOCK_BYTES;
    c += stride;
  }
  store<f64>(w, sum);
}

/** W[count, width] = Vᵀ·C over `length` rows, ascending. */
function project(length: i32, count: i32, width: i32, v: usize, c: usize, stride: usize, w: usize, wStride: usize): void {
  const tiled = count & ~3;
  let j = 0;
  for (; j + 4 <= width; j += 4) {
    for (let i = 0; i < tiled; i += 4) projectTile(length, v + (<usize>i << 3), c, stride, w + <usize>i * wStride, wStride);
    for (let i = tiled; i < count; i++) for (let e: usize = 0; e < 32; e += 8) projectElement(length, v + (<usize>i << 3), c + e, stride, w + <usize>i * wStride + e);
    c += 32;
    w += 32;
  }
  for (; j < width; j++) {
    for (let i = 0; i < count; i++) projectElement(length, v + (<usize>i << 3), c, stride, w + <usize>i * wStride);
    c += 8;
    w += 8;
  }
}

/** Row r of T·W (rows r … count − 1) or of Tᵀ·W (rows 0 … r), in place. */
function multiplyTriangleRow(r: i32, first: i32, end: i32, width: i32, t: usize, step: usize, w: usize, wStride: usize): void {
  const to = w + <usize>r * wStride;
  let j = 0;
  for (; j + 2 <= width; j += 2) {
    let sum = f64x2.splat(0);
    for (let s = first; s < end; s++) sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(t + <usize>s * step), v128.load(w + <usize>s * wStride + (<usize>j << 3))));
    v128.store(to + (<usize>j << 3), sum);
  }
  if (j < width) {
    let sum: f64 = 0;
    for (let s = first; s < end; s++) sum += load<f64>(t + <usize>s * step) * load<f64>(w + <usize>s * wStride + (<usize>j << 3));
    store<f64>(to + (<usize>j << 3), sum);
  }
}

/** W ← T·W, or Tᵀ·W from the last row up: each row of the result needs only rows that are still as they were. */
function multiplyTriangle(transposed: bool, count: i32, width: i32, t: usize, w: usize, wStride: usize): void {
  if (transposed) for (let r = count - 1; r >= 0; r--) multiplyTriangleRow(r, 0, r + 1, width, t + (<usize>r << 3), BLOCK_BYTES, w, wStride);
  else for (let r = 0; r < count; r++) multiplyTriangleRow(r, r, count, width, t + <usize>r * BLOCK_BYTES, 8, w, wStride);
}

/** Four rows and four columns of C −= V·W. */
function subtractTile(count: i32, v: usize, w: usize, wStride: usize, c: usize, stride: usize): void {
  const c1 = c + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  let x00 = v128.load(c);
  let x01 = v128.load(c, 16);
  let x10 = v128.load(c1);
  let x11 = v128.load(c1, 16);
  let x20 = v128.load(c2);
  let x21 = v128.load(c2, 16);
  let x30 = v128.load(c3);
  let x31 = v128.load(c3, 16);
  for (let p = 0; p < count; p++) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    let s = v128.load64_splat(v);
    x00 = f64x2.sub(x00, f64x2.mul(s, w0));
    x01 = f64x2.sub(x01, f64x2.mul(s, w1));
    s = v128.load64_splat(v, BLOCK_BYTES);
    x10 = f64x2.sub(x10, f64x2.mul(s, w0));
    x11 = f64x2.sub(x11, f64x2.mul(s, w1));
    s = v128.load64_splat(v, 2 * BLOCK_BYTES);
    x20 = f64x2.sub(x20, f64x2.mul(s, w0));
    x21 = f64x2.sub(x21, f64x2.mul(s, w1));
    s = v128.load64_splat(v, 3 * BLOCK_BYTES);
    x30 = f64x2.sub(x30, f64x2.mul(s, w0));
    x31 = f64x2.sub(x31, f64x2.mul(s, w1));
    v += 8;
    w += wStride;
  }
  v128.store(c, x00);
  v128.store(c, x01, 16);
  v128.store(c1, x10);
  v128.store(c1, x11, 16);
  v128.store(c2, x20);
  v128.store(c2, x21, 16);
  v128.store(c3, x30);
  v128.store(c3, x31, 16);
}

function subtractElement(count: i32, v: usize, w: usize, wStride: usize, c: usize): void {
  let rest = load<f64>(c);
  for (let p = 0; p < count; p++) {
    rest -= load<f64>(v) * load<f64>(w);
    v += 8;
    w += wStride;
  }
  store<f64>(c, rest);
}

/** C[length, width] −= V·W */
function subtractBlock(length: i32, count: i32, width: i32, v: usize, w: usize, wStride: usize, c: usize, stride: usize): void {
  const tiled = width & ~3;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    for (let j = 0; j < tiled; j += 4) subtractTile(count, v, w + (<usize>j << 3), wStride, c + (<usize>j << 3), stride);
    for (let j = tiled; j < width; j++) for (let r: usize = 0; r < 4; r++) subtractElement(count, v + r * BLOCK_BYTES, w + (<usize>j << 3), wStride, c + r * stride + (<usize>j << 3));
    v += 4 * BLOCK_BYTES;
    c += stride << 2;
  }
  for (; i < length; i++) {
    for (let j = 0; j < width; j++) subtractElement(count, v, w + (<usize>j << 3), wStride, c + (<usize>j << 3));
    v += BLOCK_BYTES;
    c += stride;
  }
}

/** C[length, width] ← (I − V·T·Vᵀ)·C, or with Tᵀ; C has rows of k. */
export function reflectBlock(transposed: bool, k: i32, length: i32, count: i32, width: i32, v: usize, t: usize, w: usize, c: usize): void {
  const stride = <usize>k << 3;
  const wStride = <usize>(k + 8) << 3;
  project(length, count, width, v, c, stride, w, wStride);
  multiplyTriangle(transposed, count, width, t, w, wStride);
  subtractBlock(length, count, width, v, w, wStride, c, stride);
}
