import type { FloatOps } from "../float-ops.ts";
import { LN2_PARTS } from "./natural-logarithm-of-two.ts";
import { type CoefficientSets, polynomial } from "./polynomial.ts";

/** (log((1+s)/(1−s))/s − 2)/s² in s² (test/fixtures/make/polynomials.py); error 2^−35 and 2^−59. */
const CORRECTION: CoefficientSets = {
  float32: [0.6666666269302368, 0.40000975131988525, 0.28498488664627075, 0.2428610622882843],
  float64: [
    0.6666666666666734, 0.3999999999941682, 0.28571428741976934, 0.22222198610310065, 0.18183562609456685,
    0.15314089802709563, 0.14795598314949113,
  ],
};

/**
 * e·ln 2 + log(1 + f) for integral e and 1 + f in [√½, √2). Relative error below 1 ulp also for tiny f when e = 0.
 *
 * With s = f/(2+f): log(1+f) = 2·atanh(s) = f − (f²/2 − s(f²/2 + R(s²))), the arrangement of FreeBSD's e_log.c,
 * in which the leading terms are exact.
 */
export function logNearOne<V>(ops: FloatOps<V>, f: V, e: V): V {
  const ln2 = LN2_PARTS[ops.precision];
  const s = ops.divide(f, ops.add(ops.constant(2), f));
  const square = ops.multiply(s, s);
  const correction = ops.multiply(square, polynomial(ops, CORRECTION, square));
  const halfSquare = ops.multiply(ops.constant(0.5), ops.multiply(f, f));
  const small = ops.add(ops.multiply(s, ops.add(halfSquare, correction)), ops.multiply(e, ops.constant(ln2.low)));
  const bent = ops.subtract(ops.subtract(halfSquare, small), f);
  return ops.subtract(ops.multiply(e, ops.constant(ln2.high)), bent);
}
