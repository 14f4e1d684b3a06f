// LU factorisation with partial pivoting, row-major float64, right-looking: the update of each element takes its
// products in ascending pivot order, multiply then subtract, which fixes the bits for every vector width.

/** y[0…n) −= factor·x[0…n) */
@inline
function subtractScaled(n: i32, y: usize, x: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y, f64x2.sub(v128.load(y), f64x2.mul(f, v128.load(x))));
    v128.store(y, f64x2.sub(v128.load(y, 16), f64x2.mul(f, v128.load(x, 16))), 16);
    y += 32;
    x += 32;
  }
  for (; i < n; i++) {
    store<f64>(y, load<f64>(y) - factor * load<f64>(x));
    y += 8;
    x += 8;
  }
}

function swapRows(n: i32, a: usize, b: usize): void {
  for (let i = 0; i < n; i++) {
    const t = load<f64>(a);
    store<f64>(a, load<f64>(b));
    store<f64>(b, t);
    a += 8;
    b += 8;
  }
}

/**
 * Factors A[n, n] in place as P·A = L·U; pivots[n] (int32) holds the row swapped with each row.
 * Returns the sign of the permutation, or 0 when a pivot is exactly zero or not finite.
 */
export function luFactorF64(n: i32, a: usize, pivots: usize): i32 {
  const stride = <usize>n << 3;
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const rowK = a + <usize>k * stride;
    const column = <usize>k << 3;
    let best = k;
    let largest = abs(load<f64>(rowK + column));
    for (let i = k + 1; i < n; i++) {
      const candidate = abs(load<f64>(a + <usize>i * stride + column));
      if (candidate > largest) {
        largest = candidate;
        best = i;
      }
    }
    store<i32>(pivots + (<usize>k << 2), best);
    if (!(largest > 0) || largest == Infinity) return 0;
    if (best != k) {
      swapRows(n, rowK, a + <usize>best * stride);
      sign = -sign;
    }
    const pivot = load<f64>(rowK + column);
    const rest = n - k - 1;
    for (let i = k + 1; i < n; i++) {
      const row = a + <usize>i * stride + column;
      const factor = load<f64>(row) / pivot;
      store<f64>(row, factor);
      if (factor != 0) subtractScaled(rest, row + 8, rowK + column + 8, factor);
    }
  }
  return sign;
}

/** Solves A·X = B for B[n, columns] in place, from `luFactorF64`. */
export function luSolveF64(n: i32, lu: usize, pivots: usize, b: usize, columns: i32): void {
  const stride = <usize>n << 3;
  const width = <usize>columns << 3;
  for (let k = 0; k < n; k++) {
    const other = load<i32>(pivots + (<usize>k << 2));
    if (other != k) swapRows(columns, b + <usize>k * width, b + <usize>other * width);
  }
  for (let i = 1; i < n; i++) {
    const row = lu + <usize>i * stride;
    for (let k = 0; k < i; k++) {
      subtractScaled(columns, b + <usize>i * width, b + <usize>k * width, load<f64>(row + (<usize>k << 3)));
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = lu + <usize>i * stride;
    const to = b + <usize>i * width;
    for (let k = i + 1; k < n; k++) {
      subtractScaled(columns, to, b + <usize>k * width, load<f64>(row + (<usize>k << 3)));
    }
    const pivot = load<f64>(row + (<usize>i << 3));
    for (let c = 0; c < columns; c++) {
      const at = to + (<usize>c << 3);
      store<f64>(at, load<f64>(at) / pivot);
    }
  }
}

/** Writes A⁻¹ into inverse[n, n], from `luFactorF64`. */
export function luInverseF64(n: i32, lu: usize, pivots: usize, inverse: usize): void {
  memory.fill(inverse, 0, (<usize>n * <usize>n) << 3);
  for (let i = 0; i < n; i++) store<f64>(inverse + ((<usize>i * <usize>n + <usize>i) << 3), 1);
  luSolveF64(n, lu, pivots, inverse, n);
}
