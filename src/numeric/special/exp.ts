import type { FloatOps } from "../float-ops.ts";
import { atLeast, atMost } from "./clamp.ts";
import { LOG2_E, withoutPowersOfTwo } from "./natural-logarithm-of-two.ts";
import { type CoefficientSets, polynomial } from "./polynomial.ts";

/** Below and above, the result rounds to 0 or overflows. */
const RANGES = {
  float32: { lowest: -105, highest: 90 },
  float64: { lowest: -746, highest: 711 },
} as const;

/** (e^r − 1 − r)/r² as a polynomial in r (test/fixtures/make/polynomials.py); error 2^−28 and 2^−54.8. */
const REMAINDER: CoefficientSets = {
  float32: [0.4999999403953552, 0.16666527092456818, 0.04166838899254799, 0.008368116803467274, 0.0013809098163619637],
  float64: [
    0.5000000000000004, 0.16666666666664845, 0.041666666666576764, 0.008333333334108317, 0.0013888888935123837,
    0.0001984126893062876, 2.4801497906151332e-5, 2.755751888429955e-6, 2.7629760550819293e-7,
    2.5178469394748505e-8,
  ],
};

/**
 * Exponential function e^x.
 *
 * Largest error: 1.0 ulp (float32), 1.1 ulp (float64). Underflows gradually, overflows to ∞; exp(−∞) = 0,
 * exp(±0) = 1.
 *
 * x = n·ln 2 + r, e^x = 2ⁿ(1 + r + r²q(r)); 2ⁿ is applied in two steps because n may leave the normal range.
 */
export function exp<V>(ops: FloatOps<V>, x: V): V {
  const range = RANGES[ops.precision];
  const clamped = atLeast(ops, atMost(ops, x, range.highest), range.lowest);
  const n = ops.roundToEven(ops.multiply(clamped, ops.constant(LOG2_E)));
  const r = withoutPowersOfTwo(ops, clamped, n);
  const curved = ops.multiply(ops.multiply(r, r), polynomial(ops, REMAINDER, r));
  const mantissa = ops.add(ops.constant(1), ops.add(r, curved));
  const firstStep = ops.roundToEven(ops.multiply(n, ops.constant(0.5)));
  const secondStep = ops.subtract(n, firstStep);
  return ops.multiply(ops.multiply(mantissa, ops.powerOfTwo(firstStep)), ops.powerOfTwo(secondStep));
}
