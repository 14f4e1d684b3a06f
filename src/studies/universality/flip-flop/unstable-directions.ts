import type { Complex, ComplexVector } from "../../../dynamics/linearise.ts";

/**
 * The unstable directions of a fixed point as real unit vectors [D], one an unstable dimension. A complex pair
 * spans a plane, which its eigenvector's real and imaginary parts stand for.
 *
 * @param eigenvalues by falling modulus, of a complex pair the member with positive imaginary part first.
 * @param rightVectors in the same order.
 * @param count number of unstable dimensions.
 */
export function unstableDirections(eigenvalues: readonly Complex[], rightVectors: readonly ComplexVector[], count: number): Float64Array[] {
  return rightVectors.slice(0, count).map(({ re, im }, index) => normalised(eigenvalues[index].im < 0 ? im : re));
}

function normalised(vector: Float64Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
