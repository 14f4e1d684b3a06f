import { smallestPivot } from "../numeric/linalg/quasi-triangular-lyapunov.ts";
import { type DiagonalStretch, solveQuasiTriangularSylvester } from "../numeric/linalg/quasi-triangular-sylvester.ts";
import { diagonalBlockBefore } from "../numeric/linalg/real-schur.ts";
import { planMemory } from "./workspace.ts";

/** Rows of a block: products of blocks are then most of the work, and a block's own equations stay in the nearest cache. */
const BLOCK = 12;

/**
 * As `solveQuasiTriangularLyapunov`, T·Y + Y·Tᵀ = C, with products of blocks on the kernels: faster from about 50 rows on, equal to rounding.
 * Returns a function of T and C, with memory for one size.
 */
export function kernelLyapunov(n: number): (t: Float64Array, rightSide: Float64Array) => Float64Array {
  const plan = planMemory();
  const [t, y, products] = [plan.reserve(n * n, 8), plan.reserve(n * n, 8), plan.reserve(n * (BLOCK + 1), 8)];
  const panels = plan.reserve(n * (BLOCK + 4), 8);
  const { kernels, float64 } = plan.allocate("kernelLyapunov");
  /** products[m, width] ← A·B with A [m, depth] at element `a` of a matrix, B at element `b` of another with the given strides. */
  const multiply = (m: number, width: number, depth: number, a: number, b: number, strides: readonly [number, number]): Float64Array => {
    const out = float64(products).subarray(0, m * width).fill(0);
    if (depth === 0) return out;
    kernels.packPanelsF64(panels.address, b, depth, width, ...strides, 4);
    kernels.gemmF64(m, width, depth, a, n, panels.address, products.address, width);
    return out;
  };
  const element = (block: { readonly address: number }, row: number, column: number) => block.address + 8 * (row * n + column);

  return (matrix, rightSide) => {
    float64(t).set(matrix);
    const known = float64(y).fill(0);
    const smallest = smallestPivot(matrix, n);
    const stretches = diagonalStretches(matrix, n);
    for (const columns of stretches) {
      const width = columns.to - columns.from;
      const fromLater = multiply(columns.to, width, n - columns.to, element(y, 0, columns.to), element(t, columns.from, columns.to), [1, n]).slice();
      for (const rows of stretches) {
        if (rows.from > columns.from) continue;
        const fromBelow = multiply(rows.to - rows.from, width, n - rows.to, element(t, rows.from, rows.to), element(y, rows.to, columns.from), [n, 1]);
        for (let at = 0; at < fromBelow.length; at++) fromBelow[at] += fromLater[rows.from * width + at];
        const block = remainders(rightSide, n, fromBelow, rows, columns);
        solveQuasiTriangularSylvester(block, { t: matrix, n, rows, columns, smallest });
        if (rows === columns) symmetrise(block, width);
        keep(known, n, block, rows, columns);
      }
    }
    return known.slice();
  };
}

/** Stretches of up to BLOCK rows of T, from the last to the first. */
function diagonalStretches(t: Float64Array, n: number): DiagonalStretch[] {
  const stretches: DiagonalStretch[] = [];
  for (let to = n; to > 0; to = stretches[stretches.length - 1].from) {
    let from = to;
    while (from > 0 && to - from + diagonalBlockBefore(t, n, from) <= BLOCK) from -= diagonalBlockBefore(t, n, from);
    stretches.push({ from, to });
  }
  return stretches;
}

/** A block of C less what is known of it. */
function remainders(rightSide: Float64Array, n: number, known: Float64Array, rows: DiagonalStretch, columns: DiagonalStretch): Float64Array {
  const out = new Float64Array(known.length);
  let at = 0;
  for (let i = rows.from; i < rows.to; i++) {
    for (let k = columns.from; k < columns.to; k++, at++) out[at] = rightSide[i * n + k] - known[at];
  }
  return out;
}

function symmetrise(block: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) block[i * width + j] = block[j * width + i] = (block[i * width + j] + block[j * width + i]) / 2;
}

/** Puts a block of Y and its mirror image in their places. */
function keep(y: Float64Array, n: number, block: Float64Array, rows: DiagonalStretch, columns: DiagonalStretch): void {
  let at = 0;
  for (let i = rows.from; i < rows.to; i++) for (let k = columns.from; k < columns.to; k++) y[i * n + k] = y[k * n + i] = block[at++];
}
