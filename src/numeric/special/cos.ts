import type { FloatOps } from "../float-ops.ts";
import { sineOfReduced } from "./quarter-turns.ts";
import { reduceAngle } from "./reduce-angle.ts";

/**
 * Cosine of an angle in radians, the sine a quarter turn further on.
 *
 * Largest error: 1.1 ulp for |x| ≤ 1e5 (float32), 0.9 ulp for |x| ≤ 1e9 (float64), also next to the zeros. Larger
 * angles are held at that limit, so the result stays finite and in [−1, 1] but means nothing; cos(±∞) is NaN.
 */
export function cos<V>(ops: FloatOps<V>, x: V): V {
  const angle = reduceAngle(ops, ops.absolute(x));
  return sineOfReduced(ops, { ...angle, quarters: ops.add(angle.quarters, ops.constant(1)) });
}
