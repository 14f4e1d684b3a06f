import type { FloatOps } from "../float-ops.ts";
import { type CoefficientSets, polynomial } from "./polynomial.ts";

/** (tanh(r)/r − 1)/r² as a polynomial in r² (test/fixtures/make/polynomials.py); error 2^−32.5 and 2^−57.7. */
const CORRECTION: CoefficientSets = {
  float32: [-0.33333322405815125, 0.1333114206790924, -0.05271530896425247],
  float64: [
    -0.3333333333333249, 0.1333333333278472, -0.05396825278327271, 0.02186937078957203, -0.008857310855239798,
    0.0034448598298127205,
  ],
};

/** tanh(r) for |r| ≤ ln(2)/4, where it is nearly linear. Relative error below 1 ulp. */
export function tanhNearZero<V>(ops: FloatOps<V>, r: V): V {
  const square = ops.multiply(r, r);
  return ops.add(r, ops.multiply(r, ops.multiply(square, polynomial(ops, CORRECTION, square))));
}
