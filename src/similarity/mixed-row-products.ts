import { planMemory, type Block } from "../kernels/workspace.ts";
import type { RowMultiplier } from "./row-products.ts";
import type { Samples } from "./sample-matrix.ts";

/** Entries summed in float32 before the sum is added up in float64; a tile of rows and a panel fit a first-level cache. */
const DEPTH = 512;
/** The kernel's panel width. */
const PANEL = 8;

/**
 * As `rowMultiplier`, about twice as fast: products of 512 entries at a time in float32, added up in float64. For rows of
 * length 1 the error is below 1e-6, and about 1e-8 for thousands of entries. How the rows are grouped does not show in the bits.
 */
export function mixedRowMultiplier(mostA: number, mostB: number): RowMultiplier {
  const plan = planMemory();
  const [left, right] = [plan.reserve(mostA * DEPTH, 4), plan.reserve(mostB * DEPTH, 4)];
  const panels = plan.reserve(Math.ceil(mostB / PANEL) * PANEL * DEPTH, 4);
  const product = plan.reserve(mostA * mostB, 4);
  const { kernels, float32 } = plan.allocate("mixedRowMultiplier");
  const sums = new Float64Array(mostA * mostB);
  const load = (block: Block, rows: readonly Samples[], from: number, to: number): void => {
    const target = float32(block);
    rows.forEach((row, k) => target.set(row.subarray(from, to), k * (to - from)));
  };
  return {
    multiply(a, b) {
      const out = sums.subarray(0, a.length * b.length).fill(0);
      const part = float32(product).subarray(0, out.length);
      for (let from = 0; from < a[0].length; from += DEPTH) {
        const depth = Math.min(DEPTH, a[0].length - from);
        load(left, a, from, from + depth);
        load(right, b, from, from + depth);
        kernels.packPanelsF32(panels.address, right.address, depth, b.length, 1, depth, PANEL);
        part.fill(0);
        kernels.gemmF32(a.length, b.length, depth, left.address, depth, panels.address, product.address, b.length);
        for (let k = 0; k < out.length; k++) out[k] += part[k];
      }
      return out;
    },
  };
}
