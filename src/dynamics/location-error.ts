import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { solve, type Factors } from "./linear-systems.ts";
import { norm } from "./norm.ts";

/** How well a fixed point is located, and what that leaves open about its Jacobian. */
export interface LocationError {
  /** Radius of a ball around the state that holds an exact fixed point; infinite when none can be vouched for. */
  readonly errorRadius: number;
  /** Estimated Lipschitz constant of the Jacobian near the state, in Frobenius norm. */
  readonly curvature: number;
}

/** What `locationError` looks at: a state with its residual, its Jacobian and I − J factored. */
export interface LocatedState {
  /** [D] */
  readonly state: Float64Array;
  /** [I] */
  readonly input: Float64Array;
  /** F(x, u) − x, [D] */
  readonly residual: Float64Array;
  /** [D, D] */
  readonly jacobian: Float64Array;
  /** Of I − J. */
  readonly factors: Factors;
  /** (I − J)⁻¹, [D, D]; not looked at when the factors' sign is 0. */
  readonly inverse: Float64Array;
}

/**
 * Estimates how far the nearest exact fixed point is, after Newton and Kantorovich.
 *
 * With η = ‖(I − J)⁻¹r‖ + β·ρ, β ≥ ‖(I − J)⁻¹‖₂ and L a Lipschitz constant of J: if β·L·η ≤ ½, an exact fixed
 * point lies within 2η. ρ allows for rounding in r: four units in the last place of (1 + ‖J‖)·‖x‖. L is measured,
 * by the change of J over one short step in a generic direction times √D, so that the radius is an estimate and
 * not a proof. It is infinite when the condition fails, as it does on a continuum of fixed points.
 *
 * Source: Kantorovich's theorem; Ortega & Rheinboldt 1970, 12.6.2.
 */
export function locationError(map: DynamicalMap, located: LocatedState): LocationError {
  const curvature = jacobianCurvature(map, located);
  if (located.factors.sign === 0) return { errorRadius: Infinity, curvature };
  const step = solve(located.factors, located.residual);
  const beta = spectralNormBound(located.inverse, step.length);
  const rounding = 4 * Number.EPSILON * (1 + norm(located.jacobian)) * norm(located.state);
  const eta = norm(step) + beta * rounding;
  return { errorRadius: beta * curvature * eta <= 0.5 ? 2 * eta : Infinity, curvature };
}

/** √D‖J(x + δ) − J(x)‖/‖δ‖ for a δ of equal parts with alternating signs, a thousandth of the state's size. */
function jacobianCurvature(map: DynamicalMap, { state, input, jacobian }: LocatedState): number {
  const D = state.length;
  const part = 1e-3 * Math.max(1e-3, norm(state) / Math.sqrt(D));
  const moved = state.map((value, i) => value + (i % 2 === 0 ? part : -part));
  const other = new Float64Array(D * D);
  map.jacobian(moved, input, other);
  return norm(other.map((value, at) => value - jacobian[at])) / part;
}

/** The smaller of two upper bounds of ‖A‖₂: Frobenius, and √(‖A‖₁‖A‖∞). */
function spectralNormBound(matrix: Float64Array, n: number): number {
  const columns = new Float64Array(n);
  let largestRow = 0;
  for (let i = 0; i < n; i++) {
    let row = 0;
    for (let j = 0; j < n; j++) {
      const size = Math.abs(matrix[i * n + j]);
      row += size;
      columns[j] += size;
    }
    largestRow = Math.max(largestRow, row);
  }
  return Math.min(norm(matrix), Math.sqrt(largestRow * columns.reduce((a, b) => Math.max(a, b), 0)));
}
