import { eliminateFew } from "./eliminate-few.ts";
import { diagonalBlockBefore } from "./real-schur.ts";

/**
 * Solves T·Y + Y·Tᵀ = C for an upper quasi-triangular T (a real Schur form) and a symmetric C, all row-major [n, n].
 *
 * Blocks of Y follow from the last to the first, in each column from the diagonal upwards; what lies below the diagonal is
 * known by symmetry. n³/2 multiplications. The result is exactly symmetric.
 *
 * Source: Bartels & Stewart, Communications of the ACM 15 (1972), in the form for Lyapunov's equation.
 *
 * @throws InvalidInputError when two eigenvalues of T add up to zero, to rounding: the equation has no unique solution.
 * @example
 * solveQuasiTriangularLyapunov(Float64Array.of(-1), Float64Array.of(-2), 1) // [1]
 */
export function solveQuasiTriangularLyapunov(t: Float64Array, rightSide: Float64Array, n: number): Float64Array {
  const y = new Float64Array(n * n);
  const system = new Float64Array(20);
  const smallest = smallestPivot(t, n);
  for (let columnsEnd = n; columnsEnd > 0; ) {
    const columns = diagonalBlockBefore(t, n, columnsEnd);
    for (let rowsEnd = columnsEnd; rowsEnd > 0; ) {
      const rows = diagonalBlockBefore(t, n, rowsEnd);
      solveBlock({ t, y, rightSide, n, system, smallest }, rowsEnd - rows, rows, columnsEnd - columns, columns);
      rowsEnd -= rows;
    }
    columnsEnd -= columns;
  }
  return y;
}

/** Pivots up to this size count as zero beside a matrix [n, n]. */
export function smallestPivot(t: Float64Array, n: number): number {
  return Number.EPSILON * n * t.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}

interface Solving {
  readonly t: Float64Array;
  readonly y: Float64Array;
  readonly rightSide: Float64Array;
  readonly n: number;
  /** At most four equations of four unknowns, with their right-hand side as the fifth column. */
  readonly system: Float64Array;
  /** Pivots up to this size count as zero. */
  readonly smallest: number;
}

/** The block of Y in rows i… and columns k…, and its mirror image. */
function solveBlock(solving: Solving, i: number, rows: number, k: number, columns: number): void {
  const { t, y, n, system } = solving;
  system.fill(0);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < columns; b++) {
      const equation = 5 * (a * columns + b);
      for (let c = 0; c < rows; c++) system[equation + c * columns + b] += t[(i + a) * n + i + c];
      for (let c = 0; c < columns; c++) system[equation + a * columns + c] += t[(k + b) * n + k + c];
    }
  }
  if (rows === 2 && columns === 2) fourRemainders(solving, i, k);
  else for (let a = 0; a < rows; a++) for (let b = 0; b < columns; b++) system[5 * (a * columns + b) + 4] = remainder(solving, i + a, i + rows, k + b, k + columns);
  eliminateFew(system, rows * columns, solving.smallest);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < columns; b++) {
      const mirror = i === k ? system[5 * (b * columns + a) + 4] : system[5 * (a * columns + b) + 4];
      const value = (system[5 * (a * columns + b) + 4] + mirror) / 2;
      y[(i + a) * n + k + b] = y[(k + b) * n + i + a] = value;
    }
  }
}

/** C less what the blocks below in the same columns, and those in later columns, contribute to entry (i, k). */
function remainder({ t, y, rightSide, n }: Solving, i: number, below: number, k: number, after: number): number {
  const [rowI, rowK] = [i * n, k * n];
  let [fromBelow, fromLater] = [0, 0];
  for (let j = below; j < n; j++) fromBelow += t[rowI + j] * y[rowK + j];
  for (let j = after; j < n; j++) fromLater += y[rowI + j] * t[rowK + j];
  return rightSide[rowI + k] - (fromBelow + fromLater);
}

/** `remainder` for the four entries of a block of complex pairs, with the same bits: each number is read once for two products. */
function fourRemainders({ t, y, rightSide, n, system }: Solving, i: number, k: number): void {
  const [i0, i1, k0, k1] = [i * n, (i + 1) * n, k * n, (k + 1) * n];
  let [b00, b01, b10, b11] = [0, 0, 0, 0];
  for (let j = i + 2; j < n; j++) {
    const ti0 = t[i0 + j];
    const ti1 = t[i1 + j];
    const yk0 = y[k0 + j];
    const yk1 = y[k1 + j];
    b00 += ti0 * yk0;
    b01 += ti0 * yk1;
    b10 += ti1 * yk0;
    b11 += ti1 * yk1;
  }
  let [l00, l01, l10, l11] = [0, 0, 0, 0];
  for (let j = k + 2; j < n; j++) {
    const yi0 = y[i0 + j];
    const yi1 = y[i1 + j];
    const tk0 = t[k0 + j];
    const tk1 = t[k1 + j];
    l00 += yi0 * tk0;
    l01 += yi0 * tk1;
    l10 += yi1 * tk0;
    l11 += yi1 * tk1;
  }
  system[4] = rightSide[i0 + k] - (b00 + l00);
  system[9] = rightSide[i0 + k + 1] - (b01 + l01);
  system[14] = rightSide[i1 + k] - (b10 + l10);
  system[19] = rightSide[i1 + k + 1] - (b11 + l11);
}
