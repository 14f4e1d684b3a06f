/** A scaling must shrink the row and column norms together by this factor to be worth it. */
const WORTHWHILE = 0.95;

/**
 * Balances a square matrix: finds D = diag(d), powers of two, so that D⁻¹·A·D has rows and columns of similar
 * norm. Scaling by powers of two is exact, so eigenvalues stay the same, and QR iterations lose far fewer of
 * their digits on badly scaled matrices.
 *
 * Rows and columns that only lead into or out of the others (an eigenvalue can be read off their diagonal) are left
 * out, as scaling them would go on for ever.
 *
 * Returns the balanced matrix [n, n] and d [n]; right eigenvectors of A are D times those of the balanced matrix.
 * Source: Parlett & Reinsch, Numer. Math. 13 (1969), with the 2-norms of James, Langou & Lowery (2014).
 */
export function balance(matrix: Float64Array, n: number): { balanced: Float64Array; scale: Float64Array } {
  const balanced = matrix.slice();
  const scale = new Float64Array(n).fill(1);
  const coupled = coupledIndices(matrix, n);
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of coupled) changed = balanceOne(balanced, scale, n, i, coupled) || changed;
  }
  return { balanced, scale };
}

/** What remains after taking away, again and again, indices without a row or column entry beside the diagonal. */
function coupledIndices(matrix: Float64Array, n: number): number[] {
  const indices = Array.from({ length: n }, (_, k) => k);
  const isCoupled = (i: number): boolean =>
    indices.some((j) => j !== i && matrix[i * n + j] !== 0) && indices.some((j) => j !== i && matrix[j * n + i] !== 0);
  for (;;) {
    const loose = indices.findIndex((i) => !isCoupled(i));
    if (loose < 0) return indices;
    indices.splice(loose, 1);
  }
}

/** Scales row and column i against each other; tells whether that changed anything. */
function balanceOne(matrix: Float64Array, scale: Float64Array, n: number, i: number, coupled: number[]): boolean {
  const column = norm(matrix, i, n, coupled);
  const row = norm(matrix, i * n, 1, coupled);
  if (column === 0 || row === 0) return false;
  const factor = powerOfTwoNear(row, column);
  if (factor === 1 || column * factor + row / factor >= WORTHWHILE * (column + row)) return false;
  const next = scale[i] * factor;
  if (!(next > 1e-150 && next < 1e150)) return false;
  scale[i] = next;
  for (let j = 0; j < n; j++) matrix[j * n + i] *= factor;
  for (let j = 0; j < n; j++) matrix[i * n + j] /= factor;
  return true;
}

/** The power of two f for which column·f and row/f are nearest. */
function powerOfTwoNear(row: number, column: number): number {
  let factor = 1;
  while (column * factor < row / factor / 2 && factor < 1e60) factor *= 2;
  while (column * factor > (row / factor) * 2 && factor > 1e-60) factor /= 2;
  return factor;
}

function norm(matrix: Float64Array, start: number, stride: number, indices: readonly number[]): number {
  let largest = 0;
  for (const k of indices) largest = Math.max(largest, Math.abs(matrix[start + k * stride]));
  if (largest === 0) return 0;
  let sum = 0;
  for (const k of indices) {
    const entry = matrix[start + k * stride] / largest;
    sum += entry * entry;
  }
  return largest * Math.sqrt(sum);
}
