import { norm } from "../norm.ts";

/** An orthonormal basis [k − 1] of the tangent plane of the unit sphere at a direction [k]. */
export function tangentBasis(direction: Float64Array): Float64Array[] {
  const basis = [direction];
  const axes = Array.from(direction, (_, axis) => axis).toSorted((a, b) => Math.abs(direction[a]) - Math.abs(direction[b]) || a - b);
  for (const axis of axes.slice(0, direction.length - 1)) {
    const rest = Float64Array.from(direction, (_, i) => (i === axis ? 1 : 0));
    for (const unit of basis) {
      const share = unit.reduce((sum, value, i) => sum + value * rest[i], 0);
      for (let i = 0; i < rest.length; i++) rest[i] -= share * unit[i];
    }
    basis.push(unitVector(rest));
  }
  return basis.slice(1);
}

/** The direction moved by Σ stepⱼ·tangentⱼ and brought back to length 1. */
export function movedDirection(direction: Float64Array, tangents: readonly Float64Array[], steps: ArrayLike<number>): Float64Array {
  return unitVector(direction.map((value, i) => tangents.reduce((sum, tangent, j) => sum + steps[j] * tangent[i], value)));
}

/** v / ‖v‖ */
export function unitVector(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return vector.map((value) => value / length);
}
