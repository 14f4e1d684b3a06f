import type { FloatOps } from "../float-ops.ts";
import { atLeast, atMost } from "./clamp.ts";
import { LOG2_E, withoutPowersOfTwo } from "./natural-logarithm-of-two.ts";
import { tanhNearZero } from "./tanh-near-zero.ts";

/**
 * Outside `lowest`…`highest` the result rounds to 0 or 1. `offset` keeps 2^(n+offset) normal where the
 * result itself is subnormal; `unscale` is 2^−offset.
 */
const RANGES = {
  float32: { lowest: -104, highest: 17.4, offset: 24, unscale: 2 ** -24 },
  float64: { lowest: -746, highest: 37.5, offset: 54, unscale: 2 ** -54 },
} as const;

/**
 * Logistic sigmoid 1/(1 + e^−x).
 *
 * Largest error: 2.5 ulp (float32), 2.3 ulp (float64), also where the result is small; it underflows gradually.
 * sigmoid(−∞) = 0, sigmoid(∞) = 1.
 *
 * With x = n·ln 2 + r, s = 2ⁿ and t = tanh(r/2): e^x = s(1+t)/(1−t), so sigmoid x = s(1+t) / (s(1+t) + (1−t)).
 * The denominator is summed as 1 + (s(1+t) − t), which rounds least.
 */
export function sigmoid<V>(ops: FloatOps<V>, x: V): V {
  const range = RANGES[ops.precision];
  const one = ops.constant(1);
  const clamped = atLeast(ops, atMost(ops, x, range.highest), range.lowest);
  const n = ops.roundToEven(ops.multiply(clamped, ops.constant(LOG2_E)));
  const r = withoutPowersOfTwo(ops, clamped, n);
  const t = tanhNearZero(ops, ops.multiply(r, ops.constant(0.5)));
  const scaled = ops.multiply(ops.powerOfTwo(ops.add(n, ops.constant(range.offset))), ops.add(one, t));
  const numerator = ops.multiply(scaled, ops.constant(range.unscale));
  return ops.divide(numerator, ops.add(one, ops.subtract(numerator, t)));
}
