import { eliminateFew } from "./eliminate-few.ts";
import { diagonalBlockBefore } from "./real-schur.ts";

/** A stretch `from` ≤ k < `to` of the rows and columns of T that cuts no 2 × 2 block. */
export interface DiagonalStretch {
  readonly from: number;
  readonly to: number;
}

/** Where in T, an upper quasi-triangular matrix [n, n], the two coefficients of a Sylvester equation stand. */
export interface SylvesterCoefficients {
  readonly t: Float64Array;
  readonly n: number;
  /** Of A. */
  readonly rows: DiagonalStretch;
  /** Of B. */
  readonly columns: DiagonalStretch;
  /** Pivots up to this size count as zero. */
  readonly smallest: number;
}

/**
 * Solves A·X + X·Bᵀ = R in place for diagonal stretches A and B of a quasi-triangular T: x [rows, columns] holds R and receives X.
 *
 * Blocks of X follow from the last to the first, each from at most four equations.
 *
 * Source: Bartels & Stewart, Communications of the ACM 15 (1972).
 *
 * @throws InvalidInputError when an eigenvalue of A and one of B add up to zero, to rounding.
 */
export function solveQuasiTriangularSylvester(x: Float64Array, coefficients: SylvesterCoefficients): void {
  const { t, n, rows, columns } = coefficients;
  const system = new Float64Array(20);
  for (let columnsEnd = columns.to; columnsEnd > columns.from; ) {
    const width = diagonalBlockBefore(t, n, columnsEnd);
    for (let rowsEnd = rows.to; rowsEnd > rows.from; ) {
      const height = diagonalBlockBefore(t, n, rowsEnd);
      solveBlock(x, coefficients, system, rowsEnd - height, height, columnsEnd - width, width);
      rowsEnd -= height;
    }
    columnsEnd -= width;
  }
}

/** The block of X that belongs to rows i… and k… of T. */
function solveBlock(x: Float64Array, { t, n, rows, columns, smallest }: SylvesterCoefficients, system: Float64Array, i: number, height: number, k: number, width: number): void {
  const stride = columns.to - columns.from;
  system.fill(0);
  for (let a = 0; a < height; a++) {
    for (let b = 0; b < width; b++) {
      const equation = 5 * (a * width + b);
      for (let c = 0; c < height; c++) system[equation + c * width + b] += t[(i + a) * n + i + c];
      for (let c = 0; c < width; c++) system[equation + a * width + c] += t[(k + b) * n + k + c];
      const at = (i + a - rows.from) * stride + k + b - columns.from;
      let known = 0;
      for (let j = i + height, below = at + (height - a) * stride; j < rows.to; j++, below += stride) known += t[(i + a) * n + j] * x[below];
      for (let j = k + width, later = at + width - b; j < columns.to; j++, later++) known += x[later] * t[(k + b) * n + j];
      system[equation + 4] = x[at] - known;
    }
  }
  eliminateFew(system, height * width, smallest);
  for (let a = 0; a < height; a++) {
    for (let b = 0; b < width; b++) x[(i + a - rows.from) * stride + k + b - columns.from] = system[5 * (a * width + b) + 4];
  }
}
