import type { FloatOps } from "../float-ops.ts";

/** The smaller of `x` and `limit`; a NaN stays NaN (cheaper in SIMD than the IEEE minimum). */
export function atMost<V>(ops: FloatOps<V>, x: V, limit: number): V {
  const bound = ops.constant(limit);
  return ops.selectLess(bound, x, bound, x);
}

/** The larger of `x` and `limit`; a NaN stays NaN. */
export function atLeast<V>(ops: FloatOps<V>, x: V, limit: number): V {
  const bound = ops.constant(limit);
  return ops.selectLess(x, bound, bound, x);
}
