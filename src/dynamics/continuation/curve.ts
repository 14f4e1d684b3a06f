import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { identityMinus } from "../identity-minus.ts";
import { solve, type Factors, type LinearSystems } from "../linear-systems.ts";
import { norm } from "../norm.ts";

/** The curve F(x, u₀ + s·d) = x in the D + 1 unknowns y = (x, s). */
export interface Curve {
  readonly map: DynamicalMap;
  /** u₀, [I] */
  readonly origin: Float64Array;
  /** d, [I] */
  readonly direction: Float64Array;
  /** Largest ‖F − x‖ of a point on it, for states of norm 1 or less. */
  readonly tolerance: number;
  /** Algebra of (D + 1) × (D + 1) matrices. */
  readonly bordered: LinearSystems;
  /** Algebra of D × D matrices. */
  readonly square: LinearSystems;
}

/** A point on the curve. */
export interface CurvePoint {
  /** (x, s), [D + 1] */
  readonly y: Float64Array;
  /** Unit tangent, [D + 1]. */
  readonly tangent: Float64Array;
  /** J, [D, D] */
  readonly jacobian: Float64Array;
  /** Sign of the determinant of (I − J, −K·d) bordered by the tangent: it changes where two curves cross. */
  readonly orientation: number;
  /** Newton steps taken. */
  readonly iterations: number;
}

/** A correction that takes more steps than this came from too far away. */
const MOST_ITERATIONS = 10;

/** The input u₀ + s·d at y. */
export function inputAt({ origin, direction }: Curve, y: Float64Array): Float64Array {
  return origin.map((value, i) => value + y[y.length - 1] * direction[i]);
}

/**
 * Newton's iteration from a predicted y to the curve, within the hyperplane through it that is normal to `row`: with the
 * last tangent for `row` a pseudo-arclength step, with (0, …, 0, 1) a solution at fixed input. Nothing if it does not
 * converge. The new tangent makes an acute angle with `row`.
 */
export function correct(curve: Curve, predicted: Float64Array, row: Float64Array): CurvePoint | undefined {
  const D = curve.map.dimension;
  let y = predicted;
  for (let iterations = 0; iterations <= MOST_ITERATIONS; iterations++) {
    const { residual, jacobian, slope } = linearPart(curve, y);
    const size = norm(residual);
    if (!Number.isFinite(size)) return undefined;
    const factors = borderedFactors(curve, jacobian, slope, row);
    if (size <= curve.tolerance * Math.max(1, norm(y.subarray(0, D)))) return pointAt(curve, y, jacobian, slope, factors, iterations);
    if (factors.sign === 0) return undefined;
    const offset = row.reduce((sum, value, i) => sum + value * (predicted[i] - y[i]), 0);
    const step = solve(factors, Float64Array.of(...residual, offset));
    y = y.map((value, i) => value + step[i]);
  }
  return undefined;
}

/** The unit vector (0, …, 0, 1) [D + 1] along the input. */
export function alongInput({ map }: Curve): Float64Array {
  const row = new Float64Array(map.dimension + 1);
  row[map.dimension] = 1;
  return row;
}

function pointAt(curve: Curve, y: Float64Array, jacobian: Float64Array, slope: Float64Array, factors: Factors, iterations: number): CurvePoint | undefined {
  if (factors.sign === 0) return undefined;
  const direction = solve(factors, alongInput(curve));
  const length = norm(direction);
  const tangent = direction.map((value) => value / length);
  return { y, tangent, jacobian, orientation: borderedFactors(curve, jacobian, slope, tangent).sign, iterations };
}

/** F − x [D], J [D, D] and K·d [D] at y. */
function linearPart(curve: Curve, y: Float64Array): { residual: Float64Array; jacobian: Float64Array; slope: Float64Array } {
  const { map, direction } = curve;
  const { dimension: D, inputDimension: I } = map;
  const [x, u] = [y.slice(0, D), inputAt(curve, y)];
  const [residual, jacobian, inputJacobian] = [new Float64Array(D), new Float64Array(D * D), new Float64Array(D * I)];
  map.step(x, u, residual);
  map.jacobian(x, u, jacobian);
  map.inputJacobian(x, u, inputJacobian);
  const slope = residual.map((_, i) => direction.reduce((sum, value, j) => sum + inputJacobian[i * I + j] * value, 0));
  return { residual: residual.map((value, i) => value - x[i]), jacobian, slope };
}

/** Factors of I − J with the column −K·d on its right and `row` below. */
function borderedFactors({ map, bordered }: Curve, jacobian: Float64Array, slope: Float64Array, row: Float64Array): Factors {
  const D = map.dimension;
  const system = identityMinus(jacobian, D);
  const matrix = new Float64Array((D + 1) * (D + 1));
  for (let i = 0; i < D; i++) {
    matrix.set(system.subarray(i * D, (i + 1) * D), i * (D + 1));
    matrix[i * (D + 1) + D] = -slope[i];
  }
  matrix.set(row, D * (D + 1));
  return bordered.factorise(matrix);
}
