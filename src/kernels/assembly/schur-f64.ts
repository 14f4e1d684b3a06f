// Real Schur form by Householder reduction to Hessenberg form and the Francis QR algorithm with double shifts.
// Operation for operation the algorithm of numeric/linalg/real-schur.ts, which says where it comes from and serves
// as its reference: elementwise work runs two lanes at a time, sums stay in ascending order, so the bits are equal.

const MOST_SWEEPS: i32 = 100;
const EXCEPTIONAL_EVERY: i32 = 10;

@inline
function at(a: usize, index: i32): f64 {
  return load<f64>(a + (<usize>index << 3));
}

@inline
function put(a: usize, index: i32, value: f64): void {
  store<f64>(a + (<usize>index << 3), value);
}

function norm(x: usize, length: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < length; i++) sum += at(x, i) * at(x, i);
  return Math.sqrt(sum);
}

function divide(x: usize, length: i32, by: f64): void {
  for (let i = 0; i < length; i++) put(x, i, at(x, i) / by);
}

/** x becomes the unit vector of the reflection that turns x into a multiple of the first axis. */
function reflector(x: usize, length: i32): void {
  let largest: f64 = 0;
  for (let i = 0; i < length; i++) largest = max(largest, abs(at(x, i)));
  if (largest == 0) return;
  divide(x, length, largest);
  const size = norm(x, length);
  put(x, 0, at(x, 0) + (at(x, 0) < 0 ? -size : size));
  divide(x, length, norm(x, length));
}

/** y[0…n) += factor·x[0…n) */
@inline
function addScaled(n: i32, y: usize, x: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(f, v128.load(x))));
    y += 16;
    x += 16;
  }
  if (i < n) store<f64>(y, load<f64>(y) + factor * load<f64>(x));
}

/** y[0…n) −= factor·x[0…n) */
@inline
function subtractScaled(n: i32, y: usize, x: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    v128.store(y, f64x2.sub(v128.load(y), f64x2.mul(f, v128.load(x))));
    y += 16;
    x += 16;
  }
  if (i < n) store<f64>(y, load<f64>(y) - factor * load<f64>(x));
}

function reflectThreeRows(matrix: usize, n: i32, u: usize, first: i32, from: i32): void {
  const u0 = at(u, 0);
  const u1 = at(u, 1);
  const u2 = at(u, 2);
  const v0 = f64x2.splat(u0);
  const v1 = f64x2.splat(u1);
  const v2 = f64x2.splat(u2);
  const two = f64x2.splat(2);
  const stride = <usize>n << 3;
  let a = matrix + (<usize>(first * n + from) << 3);
  let b = a + stride;
  let c = b + stride;
  let j = from;
  for (; j + 2 <= n; j += 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    const z = v128.load(c);
    const product = f64x2.mul(two, f64x2.add(f64x2.add(f64x2.mul(v0, x), f64x2.mul(v1, y)), f64x2.mul(v2, z)));
    v128.store(a, f64x2.sub(x, f64x2.mul(product, v0)));
    v128.store(b, f64x2.sub(y, f64x2.mul(product, v1)));
    v128.store(c, f64x2.sub(z, f64x2.mul(product, v2)));
    a += 16;
    b += 16;
    c += 16;
  }
  if (j < n) {
    const product = 2 * (u0 * load<f64>(a) + u1 * load<f64>(b) + u2 * load<f64>(c));
    store<f64>(a, load<f64>(a) - product * u0);
    store<f64>(b, load<f64>(b) - product * u1);
    store<f64>(c, load<f64>(c) - product * u2);
  }
}

/** Reflects rows first … first + length − 1, columns `from` and on. */
function reflectRows(matrix: usize, n: i32, u: usize, length: i32, first: i32, from: i32, products: usize): void {
  if (length == 3) {
    reflectThreeRows(matrix, n, u, first, from);
    return;
  }
  const width = n - from;
  memory.fill(products, 0, <usize>width << 3);
  for (let i = 0; i < length; i++) addScaled(width, products, matrix + (<usize>((first + i) * n + from) << 3), at(u, i));
  for (let i = 0; i < length; i++) subtractScaled(width, matrix + (<usize>((first + i) * n + from) << 3), products, 2 * at(u, i));
}

/** Reflects columns first … first + length − 1, rows before `end`. */
function reflectColumns(matrix: usize, n: i32, u: usize, length: i32, first: i32, end: i32): void {
  for (let i = 0; i < end; i++) {
    const row = matrix + (<usize>(i * n + first) << 3);
    let product: f64 = 0;
    if (length == 3) product = at(u, 0) * at(row, 0) + at(u, 1) * at(row, 1) + at(u, 2) * at(row, 2);
    else for (let j = 0; j < length; j++) product += at(u, j) * at(row, j);
    subtractScaled(length, row, u, 2 * product);
  }
}

/** t → H, z ← Qᵀ for t = Q·H·Qᵀ. */
function hessenberg(n: i32, t: usize, z: usize, u: usize, products: usize): void {
  memory.fill(z, 0, <usize>(n * n) << 3);
  for (let k = 0; k < n; k++) put(z, k * n + k, 1);
  for (let k = 0; k + 2 < n; k++) {
    const length = n - k - 1;
    for (let i = 0; i < length; i++) put(u, i, at(t, (k + 1 + i) * n + k));
    reflector(u, length);
    reflectRows(t, n, u, length, k + 1, k, products);
    reflectColumns(t, n, u, length, k + 1, n);
    reflectRows(z, n, u, length, k + 1, 0, products);
    for (let i = k + 2; i < n; i++) put(t, i * n + k, 0);
  }
}

/** First row of the unreduced block that ends in row `end`. */
function deflate(t: usize, n: i32, end: i32, size: f64): i32 {
  for (let k = end; k > 0; k--) {
    const beside = abs(at(t, (k - 1) * (n + 1))) + abs(at(t, k * (n + 1)));
    if (abs(at(t, k * n + k - 1)) > f64.EPSILON * (beside == 0 ? size : beside)) continue;
    put(t, k * n + k - 1, 0);
    return k;
  }
  return 0;
}

/** One implicit double-shift step on rows start … end. */
function francisSweep(t: usize, z: usize, n: i32, start: i32, end: i32, near: f64, far: f64, across: f64, u: usize, products: usize): void {
  const corner = start * (n + 1);
  const h00 = at(t, corner);
  const h01 = at(t, corner + 1);
  const h10 = at(t, corner + n);
  const h11 = at(t, corner + n + 1);
  const h21 = at(t, corner + 2 * n + 1);
  const toNear = near - h00;
  const toFar = far - h00;
  put(u, 0, (toNear * toFar - across) / h10 + h01);
  put(u, 1, h11 - h00 - toNear - toFar);
  put(u, 2, h21);
  for (let k = start; k < end; k++) {
    const length = min(3, end - k + 1);
    reflector(u, length);
    reflectRows(t, n, u, length, k, max(k - 1, 0), products);
    reflectColumns(t, n, u, length, k, min(k + 4, end + 1));
    reflectRows(z, n, u, length, k, 0, products);
    if (k > start) for (let i = k + 1; i < k + length; i++) put(t, i * n + k - 1, 0);
    for (let i = 0; i < min(3, end - k); i++) put(u, i, at(t, (k + 1 + i) * n + k));
  }
}

/** Eigenvalues of the 2 × 2 block that ends in row `end`; real ones are separated. */
function splitPair(t: usize, z: usize, n: i32, end: i32, re: usize, im: usize, u: usize, products: usize): void {
  const first = end - 1;
  const a = at(t, first * n + first);
  const b = at(t, first * n + end);
  const c = at(t, end * n + first);
  const d = at(t, end * n + end);
  const half = (a - d) / 2;
  const discriminant = half * half + b * c;
  if (discriminant < 0) {
    put(re, first, d + half);
    put(re, end, d + half);
    put(im, first, Math.sqrt(-discriminant));
    put(im, end, -at(im, first));
    return;
  }
  const far = half + (half < 0 ? -1.0 : 1.0) * Math.sqrt(discriminant);
  put(re, first, d + far);
  put(re, end, far == 0 ? d : d - (b * c) / far);
  put(u, 0, far);
  put(u, 1, c);
  reflector(u, 2);
  reflectRows(t, n, u, 2, first, first, products);
  reflectColumns(t, n, u, 2, first, end + 1);
  reflectRows(z, n, u, 2, first, 0, products);
  put(t, first * n + first, at(re, first));
  put(t, end * n + first, 0);
  put(t, end * n + end, at(re, end));
}

/**
 * A = Z·T·Zᵀ: t[n, n] holds A and receives T, z receives Zᵀ, re and im[n] the eigenvalues in T's order.
 * `scratch` has room for 2n + 4 numbers. Returns 0, or 1 + the index of the eigenvalue that did not settle.
 */
export function realSchurF64(n: i32, t: usize, z: usize, re: usize, im: usize, scratch: usize): i32 {
  const u = scratch;
  const products = scratch + (<usize>(n + 4) << 3);
  hessenberg(n, t, z, u, products);
  let size: f64 = 0;
  for (let i = 0; i < n * n; i++) size = max(size, abs(at(t, i)));
  memory.fill(im, 0, <usize>n << 3);
  let end = n - 1;
  for (let sweeps = 0; end >= 0; sweeps++) {
    const start = deflate(t, n, end, size);
    if (start < end - 1) {
      if (sweeps == MOST_SWEEPS) return end + 1;
      const b = at(t, (end - 1) * n + end);
      const c = at(t, end * n + end - 1);
      let near = at(t, end * (n + 1));
      let far = at(t, (end - 1) * (n + 1));
      let across = b * c;
      if (sweeps % EXCEPTIONAL_EVERY == EXCEPTIONAL_EVERY - 1) {
        const step = abs(c) + abs(at(t, (end - 1) * n + end - 2));
        near += 0.75 * step;
        far = near;
        across = -0.4375 * step * step;
      }
      francisSweep(t, z, n, start, end, near, far, across, u, products);
      continue;
    }
    if (start == end) put(re, end, at(t, end * n + end));
    else splitPair(t, z, n, end, re, im, u, products);
    end = start - 1;
    sweeps = -1;
  }
  return 0;
}
