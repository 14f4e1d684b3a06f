import type { FloatOps } from "../float-ops.ts";
import { atLeast } from "./clamp.ts";
import { exp } from "./exp.ts";
import { logNearOne } from "./log-near-one.ts";

/** √2 − 1: above it, 1 + e is halved to stay in the range of `logNearOne`. */
const ROOT_TWO_LESS_ONE = 0.41421356237309503;

/**
 * log(1 + e^x), the smooth rectifier.
 *
 * Largest error: 1.7 ulp (float32), 1.7 ulp (float64), also where the result is small; it underflows gradually.
 * softplus(−∞) = 0, softplus(∞) = ∞.
 *
 * Computed as max(x, 0) + log(1 + e^−|x|).
 */
export function softplus<V>(ops: FloatOps<V>, x: V): V {
  const e = exp(ops, ops.negate(ops.absolute(x)));
  const threshold = ops.constant(ROOT_TWO_LESS_ONE);
  const half = ops.constant(0.5);
  const f = ops.selectLess(e, threshold, e, ops.subtract(ops.multiply(half, e), half));
  const exponent = ops.selectLess(e, threshold, ops.constant(0), ops.constant(1));
  return ops.add(atLeast(ops, x, 0), logNearOne(ops, f, exponent));
}
