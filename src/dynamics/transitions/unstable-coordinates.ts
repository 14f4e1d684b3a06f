import { dot } from "../../numeric/linalg/dot.ts";
import { luFactor, luSolve } from "../../numeric/linalg/lu.ts";
import type { FixedPoint } from "../fixed-point.ts";

/** Coordinates of states along the unstable directions of one fixed point, to first order; K unstable dimensions. */
export interface UnstableCoordinates {
  /** [K] of row `row` of states [·, D]: 0 on the point's stable manifold, to first order. */
  of(states: Float64Array, row: number): Float64Array;
  /** Moves row `row` along the unstable directions onto the linear stable manifold; returns how far. */
  remove(states: Float64Array, row: number): number;
}

/** Measures with the unstable left eigenvectors against an `unstableBasis` of the same point, [K] of [D]. */
export function unstableCoordinates({ state, leftVectors, eigenvalues }: Pick<FixedPoint, "state" | "leftVectors" | "eigenvalues">, basis: readonly Float64Array[]): UnstableCoordinates {
  const functionals = dualTo(basis, basis.map((_, k) => (eigenvalues[k].im < 0 ? leftVectors[k].im : leftVectors[k].re)));
  const D = state.length;
  const of = (states: Float64Array, row: number): Float64Array =>
    Float64Array.from(functionals, (functional) => {
      let sum = 0;
      for (let i = 0; i < D; i++) sum += functional[i] * (states[row * D + i] - state[i]);
      return sum;
    });
  return {
    of,
    remove: (states, row) => {
      let squares = 0;
      const coordinates = of(states, row);
      for (let i = 0; i < D; i++) {
        const move = basis.reduce((sum, unit, k) => sum + coordinates[k] * unit[i], 0);
        states[row * D + i] -= move;
        squares += move * move;
      }
      return Math.sqrt(squares);
    },
  };
}

/** Combinations wᵢ of the functionals with wᵢ·uⱼ = 1 for i = j and 0 otherwise. */
function dualTo(basis: readonly Float64Array[], functionals: readonly Float64Array[]): Float64Array[] {
  const K = basis.length;
  const products = Float64Array.from({ length: K * K }, (_, at) => dot(functionals[at % K], basis[Math.floor(at / K)]));
  const factors = luFactor(products, K);
  return basis.map((unit, i) => {
    const weights = luSolve(factors, Float64Array.from({ length: K }, (_, k) => (k === i ? 1 : 0)));
    return unit.map((_, d) => functionals.reduce((sum, functional, k) => sum + weights[k] * functional[d], 0));
  });
}
