import type { FloatOps } from "../float-ops.ts";
import { sineOfReduced } from "./quarter-turns.ts";
import { reduceAngle } from "./reduce-angle.ts";

/**
 * Sine of an angle in radians.
 *
 * Largest error: 1.1 ulp for |x| ≤ 1e5 (float32), 0.9 ulp for |x| ≤ 1e9 (float64), also next to the zeros. Larger
 * angles are held at that limit, so the result stays finite and in [−1, 1] but means nothing; sin(±∞) is NaN.
 * sin(±0) = ±0, odd to the last bit.
 */
export function sin<V>(ops: FloatOps<V>, x: V): V {
  const sign = ops.copySign(ops.constant(1), x);
  return ops.multiply(sign, sineOfReduced(ops, reduceAngle(ops, ops.absolute(x))));
}
