import type { FloatOps } from "../float-ops.ts";
import { type CoefficientSets, polynomial } from "./polynomial.ts";

/** (atan(t)/t − 1)/t² in t² (test/fixtures/make/polynomials.py); error 2^−30 and 2^−59. */
const CORRECTION: CoefficientSets = {
  float32: [-0.33333316445350647, 0.19998528063297272, -0.14244389533996582, 0.10599144548177719, -0.06089960038661957],
  float64: [
    -0.333333333333332, 0.19999999999953652, -0.14285714280196393, 0.1111111078329978, -0.09090897751211957,
    0.0769206008712799, -0.06663102591144716, 0.05847879143204747, -0.05039262149206266, 0.0380635799297397,
    -0.01790625669436137,
  ],
};

/** atan(t) for |t| ≤ √2 − 1 (an eighth of a half turn). */
export function arctangentNearZero<V>(ops: FloatOps<V>, t: V): V {
  const square = ops.multiply(t, t);
  return ops.add(t, ops.multiply(ops.multiply(t, square), polynomial(ops, CORRECTION, square)));
}
