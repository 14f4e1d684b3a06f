// Row-wise work on M×N row-major matrices.

/** Repeats the first `bytes` at c until `total` bytes are filled, doubling the copied stretch each time. */
function repeat(c: usize, bytes: usize, total: usize): void {
  for (let filled = bytes; filled < total; filled <<= 1) memory.copy(c + filled, c, min(filled, total - filled));
}

/** Every row of C[M, N] becomes `row`[N]. */
export function fillRowsF32(c: usize, row: usize, m: i32, n: i32): void {
  const bytes = <usize>n << 2;
  memory.copy(c, row, bytes);
  repeat(c, bytes, <usize>m * bytes);
}

/** Every row of C[M, N] becomes `row`[N]. */
export function fillRowsF64(c: usize, row: usize, m: i32, n: i32): void {
  const bytes = <usize>n << 3;
  memory.copy(c, row, bytes);
  repeat(c, bytes, <usize>m * bytes);
}

/** sums[n] += Σₘ X[m, n], rows in ascending order. */
export function addColumnSumsF32(sums: usize, x: usize, m: i32, n: i32): void {
  const rowBytes = <usize>n << 2;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    let total = v128.load(sums);
    let at = x + (<usize>j << 2);
    for (let i = 0; i < m; i++) {
      total = f32x4.add(total, v128.load(at));
      at += rowBytes;
    }
    v128.store(sums, total);
    sums += 16;
  }
  for (; j < n; j++) {
    let total = load<f32>(sums);
    let at = x + (<usize>j << 2);
    for (let i = 0; i < m; i++) {
      total += load<f32>(at);
      at += rowBytes;
    }
    store<f32>(sums, total);
    sums += 4;
  }
}

/** sums[n] += Σₘ X[m, n], rows in ascending order. */
export function addColumnSumsF64(sums: usize, x: usize, m: i32, n: i32): void {
  const rowBytes = <usize>n << 3;
  for (let j = 0; j < n; j++) {
    let total = load<f64>(sums);
    let at = x + (<usize>j << 3);
    for (let i = 0; i < m; i++) {
      total += load<f64>(at);
      at += rowBytes;
    }
    store<f64>(sums, total);
    sums += 8;
  }
}
