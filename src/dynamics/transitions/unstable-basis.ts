import type { FixedPoint } from "../fixed-point.ts";
import { norm } from "../norm.ts";

/** A vector that adds less than this to the span, relative to its length, counts as dependent on the others. */
const DEPENDENT = 1e-8;

/**
 * An orthonormal basis of the space that a fixed point's unstable eigenvectors span, in their order: of a complex
 * pair the real and then the imaginary part. Gram–Schmidt, twice, so that axes which are orthogonal stay as they are.
 *
 * @returns unit vectors [D], one an unstable dimension; fewer where eigenvectors are parallel.
 */
export function unstableBasis({ eigenvalues, rightVectors, unstableDimensions }: Pick<FixedPoint, "eigenvalues" | "rightVectors" | "unstableDimensions">): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let k = 0; k < unstableDimensions; k++) {
    const { re, im } = rightVectors[k];
    const vector = eigenvalues[k].im < 0 ? im : re;
    const rest = without(basis, without(basis, vector));
    if (norm(rest) > DEPENDENT * norm(vector)) basis.push(scaled(rest, 1 / norm(rest)));
  }
  return basis;
}

/** The vector less its components along the basis. */
function without(basis: readonly Float64Array[], vector: Float64Array): Float64Array {
  const rest = vector.slice();
  for (const unit of basis) {
    const share = unit.reduce((sum, value, i) => sum + value * rest[i], 0);
    for (let i = 0; i < rest.length; i++) rest[i] -= share * unit[i];
  }
  return rest;
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((value) => value * factor);
}
