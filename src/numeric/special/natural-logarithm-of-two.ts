import type { FloatOps } from "../float-ops.ts";

/** log₂ e. */
export const LOG2_E = Math.LOG2E;

/**
 * ln 2 in two parts. The high part has so few bits (15 and 41 behind the point) that its product with any
 * exponent is exact.
 */
export const LN2_PARTS = {
  float32: { high: 0.693145751953125, low: 1.428606765330187e-6 },
  float64: { high: 0.6931471805601177, low: -1.7239444525614835e-13 },
} as const;

/** `x − n·ln 2` for integral n, almost exact (Cody–Waite). */
export function withoutPowersOfTwo<V>(ops: FloatOps<V>, x: V, n: V): V {
  const ln2 = LN2_PARTS[ops.precision];
  const rough = ops.subtract(x, ops.multiply(n, ops.constant(ln2.high)));
  return ops.subtract(rough, ops.multiply(n, ops.constant(ln2.low)));
}
