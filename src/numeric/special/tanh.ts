import type { FloatOps } from "../float-ops.ts";
import { atMost } from "./clamp.ts";
import { LOG2_E } from "./natural-logarithm-of-two.ts";
import { tanhNearZero } from "./tanh-near-zero.ts";

/** One rounded ln(2)/2 is enough: where n is large, tanh hardly depends on the argument. */
const HALF_LN2 = 0.34657359027997264;

/** From here on tanh rounds to 1. */
const SATURATION = { float32: 9.02, float64: 19.07 } as const;

/**
 * Hyperbolic tangent.
 *
 * Largest error: 2.4 ulp (float32), 2.3 ulp (float64). tanh(±0) = ±0, tanh(±∞) = ±1, odd to the last bit, never
 * above 1; subnormal arguments come back unchanged.
 *
 * With |x| = n·ln(2)/2 + r, s = 2ⁿ and t = tanh r the addition theorem gives
 * tanh|x| = ((s−1) + (s+1)t) / ((s+1) + (s−1)t); near zero (s = 1) that is t itself. The denominator is taken
 * from the numerator, so that most of its rounding error cancels in the quotient.
 */
export function tanh<V>(ops: FloatOps<V>, x: V): V {
  const half = ops.constant(0.5);
  const one = ops.constant(1);
  const magnitude = atMost(ops, ops.absolute(x), SATURATION[ops.precision]);
  const n = ops.roundToEven(ops.multiply(magnitude, ops.constant(2 * LOG2_E)));
  const r = ops.subtract(magnitude, ops.multiply(n, ops.constant(HALF_LN2)));
  const t = tanhNearZero(ops, r);
  const halfPower = ops.powerOfTwo(ops.subtract(n, one));
  const below = ops.subtract(halfPower, half);
  const above = ops.add(halfPower, half);
  const numerator = ops.add(below, ops.multiply(above, t));
  const denominator = ops.add(one, ops.subtract(numerator, t));
  return ops.copySign(ops.divide(numerator, denominator), x);
}
