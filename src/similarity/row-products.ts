import { planMemory, type Block } from "../kernels/workspace.ts";
import type { Samples } from "./sample-matrix.ts";

/** Multiplies lists of equally long vectors with each other; see `rowMultiplier`. */
export interface RowMultiplier {
  /** Inner products [a.length, b.length], row-major; a view that the next call overwrites. */
  multiply(a: readonly Samples[], b: readonly Samples[]): Float64Array;
}

/** Entries multiplied before moving on: a tile of four rows and a panel of four columns fit a first-level cache. */
const DEPTH = 512;
/** The kernel's panel width. */
const PANEL = 4;
/** Vectors multiplied at once by `rowProducts`; bounds its memory. */
const BLOCK = 320;

/**
 * A·Bᵀ for A and B given as lists of rows, on the float64 WebAssembly kernel with memory for up to `mostA` × `mostB`.
 * Each inner product is summed in ascending order in one accumulator, so how the work is cut up does not show in the bits.
 */
export function rowMultiplier(mostA: number, mostB: number): RowMultiplier {
  const plan = planMemory();
  const [left, right] = [plan.reserve(mostA * DEPTH, 8), plan.reserve(mostB * DEPTH, 8)];
  const panels = plan.reserve(Math.ceil(mostB / PANEL) * PANEL * DEPTH, 8);
  const product = plan.reserve(mostA * mostB, 8);
  const { kernels, float64 } = plan.allocate("rowMultiplier");
  const load = (block: Block, rows: readonly Samples[], from: number, to: number): void => {
    const target = float64(block);
    rows.forEach((row, k) => target.set(row.subarray(from, to), k * (to - from)));
  };
  return {
    multiply(a, b) {
      const out = float64(product).subarray(0, a.length * b.length).fill(0);
      for (let from = 0; from < a[0].length; from += DEPTH) {
        const depth = Math.min(DEPTH, a[0].length - from);
        load(left, a, from, from + depth);
        load(right, b, from, from + depth);
        kernels.packPanelsF64(panels.address, right.address, depth, b.length, 1, depth, PANEL);
        kernels.gemmF64(a.length, b.length, depth, left.address, depth, panels.address, product.address, b.length);
      }
      return out;
    },
  };
}

/** Inner products [a.length, b.length] of two lists of equally long vectors, row-major. */
export function rowProducts(a: readonly Samples[], b: readonly Samples[]): Float64Array {
  const { multiply } = rowMultiplier(Math.min(a.length, BLOCK), Math.min(b.length, BLOCK));
  const out = new Float64Array(a.length * b.length);
  for (let i = 0; i < a.length; i += BLOCK) {
    for (let j = 0; j < b.length; j += BLOCK) {
      const [rows, columns] = [a.slice(i, i + BLOCK), b.slice(j, j + BLOCK)];
      const block = multiply(rows, columns);
      rows.forEach((_, k) => out.set(block.subarray(k * columns.length, (k + 1) * columns.length), (i + k) * b.length + j));
    }
  }
  return out;
}

/** The rows of a row-major matrix, as views. */
export function rowsOf<Numbers extends Samples>(matrix: Numbers, columns: number): Numbers[] {
  const view = (k: number) => matrix.subarray(k * columns, (k + 1) * columns) as Numbers;
  return Array.from({ length: matrix.length / columns }, (_, k) => view(k));
}
