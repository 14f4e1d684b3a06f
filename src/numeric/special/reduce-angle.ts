import type { FloatOps } from "../float-ops.ts";
import type { ReducedAngle } from "./quarter-turns.ts";

/**
 * π/2 in parts so short that n·part is exact for every n that the limit allows (8 bits a part for n < 2¹⁶, 23 for
 * n < 2³⁰), and together long enough for the angle closest to a multiple of π/2. The last part may be rounded.
 */
const HALF_PI_PARTS = {
  float32: [
    1.5703125, 0.0004825592041015625, 1.2665987014770508e-6, 9.89530235528946e-10, 2.5579538487363607e-12,
    5.384581669432009e-15, 5.721188916458728e-18,
  ],
  float64: [
    1.570796251296997, 7.549789415861596e-8, 5.390302529957765e-15, 3.2820031633724233e-22, 3.795010649787914e-29,
    1.2293331171481208e-36,
  ],
} as const;

const TWO_OVER_PI = 0.6366197723675814;

/** Largest |x| with a meaningful sine and cosine; beyond it the angle is held at the limit. */
const ANGLE_LIMITS = { float32: 1e5, float64: 1e9 } as const;

const LARGEST = { float32: 3.4028234663852886e38, float64: 1.7976931348623157e308 } as const;

/** Takes whole quarter turns off an angle x ≥ 0 (Cody–Waite, with the rounding errors of the subtractions summed). */
export function reduceAngle<V>(ops: FloatOps<V>, x: V): ReducedAngle<V> {
  const held = holdAtLimit(ops, x);
  const quarters = ops.roundToEven(ops.multiply(held, ops.constant(TWO_OVER_PI)));
  let rest = held;
  let tail = ops.constant(0);
  for (const part of HALF_PI_PARTS[ops.precision]) {
    const product = ops.multiply(quarters, ops.constant(part));
    const next = ops.subtract(rest, product);
    tail = ops.add(tail, ops.subtract(ops.subtract(rest, next), product));
    rest = next;
  }
  return { quarters, rest, tail };
}

function holdAtLimit<V>(ops: FloatOps<V>, x: V): V {
  const limit = ops.constant(ANGLE_LIMITS[ops.precision]);
  const held = ops.selectLess(limit, x, limit, x);
  return ops.selectLess(ops.constant(LARGEST[ops.precision]), x, ops.constant(NaN), held);
}
