import type { FloatOps } from "../float-ops.ts";
import { type CoefficientSets, polynomial } from "./polynomial.ts";

/** (sin(r)/r − 1)/r² in r² (test/fixtures/make/polynomials.py); error 2^−27.9 and 2^−57.9. */
const SINE: CoefficientSets = {
  float32: [-0.16666655242443085, 0.008332189172506332, -0.0001951828453456983],
  float64: [
    -0.1666666666666663, 0.00833333333332184, -0.00019841269829358528, 2.7557313538511744e-6, -2.5050734388268817e-8,
    1.5895433194203007e-10,
  ],
};

/** (cos(r) − 1 + r²/2)/r⁴ in r² (test/fixtures/make/polynomials.py); error 2^−33 and 2^−63.9. */
const COSINE: CoefficientSets = {
  float32: [0.04166664555668831, -0.0013887309469282627, 2.4432327336398885e-5],
  float64: [
    0.041666666666666595, -0.0013888888888873338, 2.4801587288997485e-5, -2.755731421530058e-7,
    2.0875705115181577e-9, -1.1358732782070318e-11,
  ],
};

/** An angle q·π/2 + r + tail with integral q, |r| ≤ π/4 and a tail below the last bit of r. */
export interface ReducedAngle<V> {
  readonly quarters: V;
  readonly rest: V;
  readonly tail: V;
}

/** Sine of a reduced angle: ± sine or cosine of the rest, by the quadrant. */
export function sineOfReduced<V>(ops: FloatOps<V>, angle: ReducedAngle<V>): V {
  const half = ops.constant(0.5);
  const isOdd = ops.absolute(remainder(ops, angle.quarters, 2));
  const value = ops.selectLess(isOdd, half, sineOfRest(ops, angle), cosineOfRest(ops, angle));
  const quadrant = remainder(ops, angle.quarters, 4); // −2…2; 0 and 1 are the positive half turn
  const fromPositive = ops.absolute(ops.subtract(quadrant, half));
  return ops.selectLess(fromPositive, ops.constant(1), value, ops.negate(value));
}

function sineOfRest<V>(ops: FloatOps<V>, { rest, tail }: ReducedAngle<V>): V {
  const square = ops.multiply(rest, rest);
  const bend = ops.multiply(ops.multiply(rest, square), polynomial(ops, SINE, square));
  return ops.add(rest, ops.add(bend, tail));
}

/** 1 − r²/2 + r⁴c(r²) − r·tail, with the rounding error of 1 − r²/2 carried along. */
function cosineOfRest<V>(ops: FloatOps<V>, { rest, tail }: ReducedAngle<V>): V {
  const one = ops.constant(1);
  const square = ops.multiply(rest, rest);
  const halfSquare = ops.multiply(ops.constant(0.5), square);
  const main = ops.subtract(one, halfSquare);
  const lost = ops.subtract(ops.subtract(one, main), halfSquare);
  const quartic = ops.multiply(ops.multiply(square, square), polynomial(ops, COSINE, square));
  const small = ops.subtract(quartic, ops.multiply(rest, tail));
  return ops.add(main, ops.add(lost, small));
}

/** sin(r) for |r| ≤ π/4. */
export function sineNearZero<V>(ops: FloatOps<V>, r: V): V {
  return sineOfRest(ops, { quarters: ops.constant(0), rest: r, tail: ops.constant(0) });
}

/** cos(r) for |r| ≤ π/4. */
export function cosineNearZero<V>(ops: FloatOps<V>, r: V): V {
  return cosineOfRest(ops, { quarters: ops.constant(0), rest: r, tail: ops.constant(0) });
}

/** `n − m·round(n/m)` for integral n, exact. */
function remainder<V>(ops: FloatOps<V>, n: V, m: number): V {
  const multiples = ops.roundToEven(ops.multiply(n, ops.constant(1 / m)));
  return ops.subtract(n, ops.multiply(multiples, ops.constant(m)));
}
