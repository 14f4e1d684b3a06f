import { planMemory } from "../kernels/workspace.ts";
import { rowsOf } from "./row-products.ts";

/** Columns worked on at once; bounds the memory and keeps what is multiplied in a second-level cache. */
const STRETCH = 512;
/** The kernel's panel width. */
const PANEL = 4;

/**
 * W·R for weights W [count, n] and equally long rows R [n, length], row-major: linear combinations of the rows, [count, length].
 * On the float64 kernel, each sum in ascending order of the rows in one accumulator.
 */
export function rowCombinations(weights: Float64Array, rows: readonly Float64Array[]): Float64Array {
  const [n, length] = [rows.length, rows[0].length];
  const count = weights.length / n;
  const plan = planMemory();
  const [factors, stretch] = [plan.reserve(weights.length, 8), plan.reserve(n * STRETCH, 8)];
  const [panels, product] = [plan.reserve(n * STRETCH, 8), plan.reserve(count * STRETCH, 8)];
  const { kernels, float64 } = plan.allocate("rowCombinations");
  float64(factors).set(weights);
  const out = new Float64Array(count * length);
  const results = rowsOf(out, length);
  for (let from = 0; from < length; from += STRETCH) {
    const width = Math.min(STRETCH, length - from);
    rows.forEach((row, k) => float64(stretch).set(row.subarray(from, from + width), k * width));
    kernels.packPanelsF64(panels.address, stretch.address, n, width, width, 1, PANEL);
    const part = float64(product).subarray(0, count * width).fill(0);
    kernels.gemmF64(count, width, n, factors.address, n, panels.address, product.address, width);
    results.forEach((row, k) => row.set(part.subarray(k * width, (k + 1) * width), from));
  }
  return out;
}
