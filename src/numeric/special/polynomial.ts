import type { FloatOps } from "../float-ops.ts";

/** One coefficient list per precision, lowest power first. */
export interface CoefficientSets {
  readonly float32: readonly number[];
  readonly float64: readonly number[];
}

/** Longer polynomials are split into even and odd powers, which run side by side on a processor. */
const LONGEST_CHAIN = 5;

/** `c₀ + c₁z + c₂z² + …` with the coefficients of the ops' precision, by Horner's rule. */
export function polynomial<V>(ops: FloatOps<V>, sets: CoefficientSets, z: V): V {
  const coefficients = sets[ops.precision];
  if (coefficients.length <= LONGEST_CHAIN) return horner(ops, coefficients, z);
  const square = ops.multiply(z, z);
  const even = horner(ops, coefficients.filter((_, power) => power % 2 === 0), square);
  const odd = horner(ops, coefficients.filter((_, power) => power % 2 === 1), square);
  return ops.add(even, ops.multiply(odd, z));
}

function horner<V>(ops: FloatOps<V>, coefficients: readonly number[], z: V): V {
  const descending = coefficients.toReversed().map((value) => ops.constant(value));
  return descending.reduce((sum, coefficient) => ops.add(ops.multiply(sum, z), coefficient));
}
