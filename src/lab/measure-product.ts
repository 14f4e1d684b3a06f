import type { KernelBuild } from "../kernels/kernel-build.ts";
import { planMemory } from "../kernels/workspace.ts";

/** A float32 product A[rows, inner]·B[inner, columns]. */
export interface ProductSize {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
}

/** Columns of a packed panel. */
const PANEL = 8;
/** Long beside the clock's resolution, short beside a turn of the system's scheduler. */
const BATCH_MILLISECONDS = 1;
/** The best of so many batches: other work on the machine only ever makes a batch slower. */
const BATCHES = 60;

/**
 * The speed of a build's matrix product in GFLOP/s, B packed beforehand and everything in the nearest caches: the
 * best of many short batches.
 *
 * @param now a clock in milliseconds.
 */
export function measureProduct(build: KernelBuild, { rows, columns, inner }: ProductSize, now: () => number): number {
  const plan = planMemory();
  const [a, c] = [plan.reserve(rows * inner, 4), plan.reserve(rows * columns, 4)];
  const panels = plan.reserve(Math.ceil(columns / PANEL) * PANEL * inner, 4);
  const workspace = plan.allocate("measureProduct");
  for (const block of [a, panels]) workspace.float32(block).forEach((_, k, values) => (values[k] = ((k * 7919) % 1000) / 1000 - 0.5));
  const kernels = build.bind(workspace.memory);
  const time = (products: number): number => {
    const started = now();
    for (let k = 0; k < products; k++) kernels.gemmF32(rows, columns, inner, a.address, inner, panels.address, c.address, columns);
    return now() - started;
  };
  time(100);
  const products = Math.max(1, Math.round((100 * BATCH_MILLISECONDS) / time(100)));
  const best = Math.min(...Array.from({ length: BATCHES }, () => time(products)));
  return (2 * rows * columns * inner * products) / best / 1e6;
}
