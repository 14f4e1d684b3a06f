import { kernelAlgebra } from "../kernels/kernel-algebra.ts";
import { planMemory, type Block } from "../kernels/workspace.ts";
import type { DenseAlgebra } from "../numeric/linalg/dense-algebra.ts";
import { transposed } from "../numeric/linalg/transposed.ts";

/** An LU factorisation with partial pivoting, P·A = L·U, from `LinearSystems.factorise`. */
export interface Factors {
  readonly size: number;
  /** [n, n]: L below the diagonal (unit diagonal implied), U on and above it. */
  readonly lu: Float64Array;
  /** Row swapped with row k at step k. */
  readonly pivots: Int32Array;
  /** Sign of the determinant: −1, 0 (a pivot is zero or not finite) or +1. */
  readonly sign: number;
  /** Smallest over largest pivot modulus: near machine epsilon, the matrix is singular to working precision. */
  readonly pivotRatio: number;
}

/** The dense algebra of a fixed-point search, on the WebAssembly kernels. Matrices are row-major and left as they were. */
export interface LinearSystems {
  /** Factors a matrix [n, n]. */
  factorise(matrix: Float64Array): Factors;
  /** The inverse [n, n] of a factored matrix. */
  inverse(factors: Factors): Float64Array;
  /** What eigenvalue decompositions rest on. */
  readonly algebra: DenseAlgebra;
  /** AᵀA, [n, n]. */
  normalMatrix(matrix: Float64Array): Float64Array;
  /** Every row v of rows [R, n] becomes A·v; returns [R, n]. */
  applyToRows(matrix: Float64Array, rows: Float64Array): Float64Array;
}

/** Rows multiplied at once; bounds the memory. */
const CHUNK = 256;
/** The kernel's panel width. */
const PANEL = 4;

/** Sets up the algebra for n × n matrices. */
export function linearSystems(n: number): LinearSystems {
  const plan = planMemory();
  const [matrix, pivots] = [plan.reserve(n * n, 8), plan.reserve(n, 4)];
  const panels = plan.reserve(Math.ceil(n / PANEL) * PANEL * n, 8);
  const [left, product] = [plan.reserve(Math.max(CHUNK, n) * n, 8), plan.reserve(Math.max(CHUNK, n) * n, 8)];
  const { kernels, float64, int32 } = plan.allocate("linearSystems");
  const write = (block: Block, values: Float64Array) => float64(block).set(values);
  const read = (block: Block, length: number) => float64(block).slice(0, length);
  /** A[rows, n]·B[n, n] for A in `left` and B packed in `panels`. */
  const multiply = (rows: number): Float64Array => {
    float64(product).fill(0, 0, rows * n);
    kernels.gemmF64(rows, n, n, left.address, n, panels.address, product.address, n);
    return read(product, rows * n);
  };
  return {
    algebra: kernelAlgebra(n),
    factorise(values) {
      write(matrix, values);
      const permutationSign = kernels.luFactorF64(n, matrix.address, pivots.address);
      const lu = read(matrix, n * n);
      return { size: n, lu, pivots: int32(pivots).slice(0, n), ...pivotSummary(lu, n, permutationSign) };
    },
    inverse(factors) {
      write(matrix, factors.lu);
      int32(pivots).set(factors.pivots);
      kernels.luInverseF64(n, matrix.address, pivots.address, product.address);
      return read(product, n * n);
    },
    normalMatrix(values) {
      write(matrix, values);
      kernels.packPanelsF64(panels.address, matrix.address, n, n, n, 1, PANEL);
      write(left, transposed(values, n));
      return multiply(n);
    },
    applyToRows(values, rows) {
      write(matrix, values);
      kernels.packPanelsF64(panels.address, matrix.address, n, n, 1, n, PANEL);
      const out = new Float64Array(rows.length);
      for (let from = 0; from < rows.length; from += CHUNK * n) {
        const chunk = rows.subarray(from, from + CHUNK * n);
        write(left, chunk);
        out.set(multiply(chunk.length / n), from);
      }
      return out;
    },
  };
}

/** Solves A·x = b for one right-hand side b [n]; returns x. */
export function solve({ size: n, lu, pivots }: Factors, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let k = 0; k < n; k++) [x[k], x[pivots[k]]] = [x[pivots[k]], x[k]];
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let j = 0; j < i; j++) sum -= lu[i * n + j] * x[j];
    x[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i];
    for (let j = i + 1; j < n; j++) sum -= lu[i * n + j] * x[j];
    x[i] = sum / lu[i * n + i];
  }
  return x;
}

function pivotSummary(lu: Float64Array, n: number, permutationSign: number): { sign: number; pivotRatio: number } {
  if (permutationSign === 0) return { sign: 0, pivotRatio: 0 };
  let sign = permutationSign;
  let smallest = Infinity;
  let largest = 0;
  for (let k = 0; k < n; k++) {
    const pivot = lu[k * n + k];
    if (pivot < 0) sign = -sign;
    smallest = Math.min(smallest, Math.abs(pivot));
    largest = Math.max(largest, Math.abs(pivot));
  }
  return { sign, pivotRatio: smallest / largest };
}
