import type { FloatOps } from "../float-ops.ts";
import { logNearOne } from "./log-near-one.ts";

/**
 * Arguments below `small` are scaled by 2^`up` to become normal, all others by 2^−2, so that 2^−e is a normal
 * number for every exponent e that remains.
 */
const RANGES = {
  float32: { small: 2 ** -100, up: 32, smallest: 2 ** -149, largest: 3.4028234663852886e38 },
  float64: { small: 2 ** -1000, up: 60, smallest: 2 ** -1074, largest: 1.7976931348623157e308 },
} as const;

/**
 * Natural logarithm.
 *
 * Largest error: 0.9 ulp (float32), 0.8 ulp (float64), subnormal arguments included. log(±0) = −∞, log(1) = 0,
 * log(∞) = ∞, NaN below 0.
 */
export function log<V>(ops: FloatOps<V>, x: V): V {
  const { small, up, smallest, largest } = RANGES[ops.precision];
  const isSmall = (yes: number, no: number): V =>
    ops.selectLess(x, ops.constant(small), ops.constant(yes), ops.constant(no));
  const scaled = ops.multiply(x, isSmall(2 ** up, 2 ** -2));
  const exponent = ops.exponentOf(scaled);
  const mantissa = ops.multiply(scaled, ops.powerOfTwo(ops.negate(exponent)));
  const f = ops.subtract(mantissa, ops.constant(1));
  const finite = logNearOne(ops, f, ops.subtract(exponent, isSmall(up, -2)));
  const aboveZero = ops.selectLess(x, ops.constant(smallest), ops.constant(-Infinity), finite);
  const notNegative = ops.selectLess(x, ops.constant(0), ops.constant(NaN), aboveZero);
  return ops.selectLess(ops.constant(largest), x, x, notNegative);
}
