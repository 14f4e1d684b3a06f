import { InvalidInputError } from "../errors.ts";
import { requireMatrix } from "./matrix-shape.ts";

/** What `orthonormalise` makes of A = Q·R. */
export interface Orthonormalised {
  /** [rows, columns], orthonormal columns. */
  readonly q: Float64Array;
  /** [columns], the diagonal of R: ≥ 0, and 0 for a column that depends on earlier ones. */
  readonly diagonal: Float64Array;
}

/** Reflections taken together; part of the definition, since it decides in which order numbers are added. */
const BLOCK = 16;

// Squares of a column outside this range would lose digits, so that the column is scaled first.
const LEAST_SQUARES = 1e-280;
const MOST_SQUARES = 1e280;

/** Reflections H₁·H₂⋯ = I − V·T·Vᵀ that act on rows `from` and on. */
interface ReflectionBlock {
  readonly from: number;
  readonly count: number;
  /** [rows − from, BLOCK], the reflections' vectors in columns, ones on the diagonal. */
  readonly v: Float64Array;
  /** [BLOCK, BLOCK], upper triangular. */
  readonly t: Float64Array;
}

/**
 * Orthonormal columns that span what the columns of a row-major matrix [rows, columns], rows ≥ columns, span, and
 * the lengths that were taken away: Q and the diagonal of R of A = Q·R. The logarithms of that diagonal are what a
 * Lyapunov computation sums. Same meaning as `householderQr`, in the order of operations of the kernel `qrF64`, whose
 * reference it is.
 *
 * Columns are reduced sixteen at a time and applied to the rest as I − V·T·Vᵀ (the compact form of Schreiber & Van Loan
 * 1989), which turns nearly all the work into matrix products. Every sum runs over rows, or over reflections, in
 * ascending order from zero; sums of squares have eight parts, see `sumOfSquares`.
 *
 * A NaN or infinity in the kernel's input ends in NaN; here it is refused.
 *
 * @throws InvalidInputError when rows < columns, or the array has another size or a NaN or infinity.
 */
export function orthonormalise(matrix: Float64Array, rows: number, columns: number): Orthonormalised {
  requireMatrix("orthonormalise", matrix, rows, columns);
  if (rows < columns) throw new InvalidInputError({ who: "orthonormalise", expected: "rows ≥ columns", got: `${rows} × ${columns}` });
  const [work, diagonal] = [matrix.slice(), new Float64Array(columns)];
  const blocks: ReflectionBlock[] = [];
  for (let from = 0; from < columns; from += BLOCK) {
    const block = factorPanel(work, rows, columns, from, diagonal);
    applyBlock(block, true, work, rows, columns, from + block.count);
    blocks.push(block);
  }
  const q = new Float64Array(rows * columns);
  for (let k = 0; k < columns; k++) q[k * columns + k] = diagonal[k] < 0 ? -1 : 1;
  for (const block of blocks.toReversed()) applyBlock(block, false, q, rows, columns, block.from);
  return { q, diagonal: diagonal.map(Math.abs) };
}

/** The reflections that make columns `from` … of A upper triangular; the signed diagonal of R goes to `diagonal`. */
function factorPanel(a: Float64Array, rows: number, columns: number, from: number, diagonal: Float64Array): ReflectionBlock {
  const [height, count] = [rows - from, Math.min(BLOCK, columns - from)];
  const panel = new Float64Array(height * BLOCK);
  for (let i = 0; i < height; i++) for (let j = 0; j < count; j++) panel[i * BLOCK + j] = a[(from + i) * columns + from + j];
  const block = { from, count, v: new Float64Array(height * BLOCK), t: new Float64Array(BLOCK * BLOCK) };
  for (let j = 0; j < count; j++) {
    const x = Float64Array.from({ length: height - j }, (_, i) => panel[(j + i) * BLOCK + j]);
    const { tau, beta } = reflectorOf(x);
    diagonal[from + j] = beta;
    for (let c = j + 1; c < count; c++) subtractColumn(panel, j, c, x, tau * columnProduct(panel, j, c, x));
    const products = Array.from({ length: j }, (_, c) => columnProduct(block.v, j, c, x));
    for (let i = 0; i < x.length; i++) block.v[(j + i) * BLOCK + j] = x[i];
    extendTriangle(block.t, j, tau, products);
  }
  return block;
}

/** x becomes the v, v[0] = 1, of the reflection I − tau·v·vᵀ that turns x into beta times the first axis; tau is 0 for a zero x. */
function reflectorOf(x: Float64Array): { tau: number; beta: number } {
  let [scale, squares] = [1, sumOfSquares(x)];
  if (squares < LEAST_SQUARES || squares > MOST_SQUARES) {
    scale = x.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
    if (scale === 0) return { tau: 0, beta: 0 };
    for (let i = 0; i < x.length; i++) x[i] /= scale;
    squares = sumOfSquares(x);
  }
  const size = x[0] < 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  const head = x[0] + size;
  x[0] = head;
  for (let i = 0; i < x.length; i++) x[i] /= head;
  return { tau: head / size, beta: -(size * scale) };
}

/** Element i belongs to sum i mod 8; the eight are added pairwise, 4 apart, then 2, 1. */
function sumOfSquares(x: Float64Array): number {
  const s = new Float64Array(8);
  for (let i = 0; i < x.length; i++) s[i % 8] += x[i] * x[i];
  return s[0] + s[4] + (s[2] + s[6]) + (s[1] + s[5] + (s[3] + s[7]));
}

/** Column c of rows [·, BLOCK], from row `first` on, times x. */
function columnProduct(rows: Float64Array, first: number, c: number, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * rows[(first + i) * BLOCK + c];
  return sum;
}

function subtractColumn(rows: Float64Array, first: number, c: number, x: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i++) rows[(first + i) * BLOCK + c] -= x[i] * factor;
}

/** Column j of T from those before it and the products of reflection j's vector with the earlier ones. */
function extendTriangle(t: Float64Array, j: number, tau: number, products: readonly number[]): void {
  for (let r = 0; r < j; r++) {
    let sum = 0;
    for (let s = r; s < j; s++) sum += t[r * BLOCK + s] * products[s];
    t[r * BLOCK + j] = -(tau * sum);
  }
  t[j * BLOCK + j] = tau;
}

/** C ← (I − V·T·Vᵀ)·C, or with Tᵀ, on columns `first` and on. */
function applyBlock({ from, count, v, t }: ReflectionBlock, transposed: boolean, c: Float64Array, rows: number, columns: number, first: number): void {
  for (let j = first; j < columns; j++) {
    const projected = Array.from({ length: count }, (_, r) => {
      let sum = 0;
      for (let i = from; i < rows; i++) sum += v[(i - from) * BLOCK + r] * c[i * columns + j];
      return sum;
    });
    const weights = triangleProduct(t, transposed, projected);
    for (let i = from; i < rows; i++) {
      for (let r = 0; r < count; r++) c[i * columns + j] -= v[(i - from) * BLOCK + r] * weights[r];
    }
  }
}

/** T·x, or Tᵀ·x, for the upper triangular T. */
function triangleProduct(t: Float64Array, transposed: boolean, x: readonly number[]): number[] {
  return x.map((_, r) => {
    let sum = 0;
    for (let s = transposed ? 0 : r; s < (transposed ? r + 1 : x.length); s++) sum += (transposed ? t[s * BLOCK + r] : t[r * BLOCK + s]) * x[s];
    return sum;
  });
}
