/** The speed of our own float32 matrix product on its own, [256, 256]·[256, 256] with B packed once: the ceiling of a training step. */
import { planMemory } from "../src/kernels/workspace.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const SIZE = 256;
const PRODUCTS = 16;
/** Columns of a packed panel of the float32 kernel. */
const PANEL = 8;

await serveTimedLoop(
  "Nullcline gemmF32",
  () => {
    const plan = planMemory();
    const [a, b, packed, c] = Array.from({ length: 4 }, () => plan.reserve(SIZE * SIZE, 4));
    const { kernels, float32 } = plan.allocate("the matrix product benchmark");
    for (const block of [a, b]) float32(block).forEach((_, k, values) => (values[k] = ((k * 7919) % 1000) / 1000 - 0.5));
    kernels.packPanelsF32(packed.address, b.address, SIZE, SIZE, SIZE, 1, PANEL);
    return () => {
      for (let k = 0; k < PRODUCTS; k++) kernels.gemmF32(SIZE, SIZE, SIZE, a.address, SIZE, packed.address, c.address, SIZE);
      return { operations: PRODUCTS * 2 * SIZE ** 3 };
    };
  },
  20,
);
