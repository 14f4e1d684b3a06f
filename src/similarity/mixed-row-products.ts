import { planMemory, type Block } from "../kernels/workspace.ts";
import type { RowMultiplier } from "./row-products.ts";
import type { Samples } from "./sample-matrix.ts";

/** Entries multiplied before moving on: a tile of four rows and a panel of eight columns fit a first-level cache. */
const DEPTH = 512;
/** Entries summed in float32 before the sum is added up in float64. */
const SUMMED = 2 * DEPTH;
/** The kernel's panel width. */
const PANEL = 8;

/**
 * As `rowMultiplier`, about twice as fast: products of 1,024 entries at a time in float32, added up in float64. For rows of
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
      const part = float32(product).subarray(0, out.length).fill(0);
      const { length } = a[0];
      for (let from = 0; from < length; from += DEPTH) {
        const to = Math.min(from + DEPTH, length);
        load(left, a, from, to);
        load(right, b, from, to);
        kernels.packPanelsF32(panels.address, right.address, to - from, b.length, 1, to - from, PANEL);
        kernels.gemmF32(a.length, b.length, to - from, left.address, to - from, panels.address, product.address, b.length);
        if (to % SUMMED === 0 || to === length) moveSums(part, out);
      }
      return out;
    },
  };
}

/** out += part; part ← 0 */
function moveSums(part: Float32Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] += part[k];
  part.fill(0);
}
