import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { defineMap } from "../define-map.ts";

/** The logistic map `x' = r x (1 − x)`. */
export function logisticMap(r: number): DynamicalMap {
  return defineMap({ dimension: 1, step: ([x], _u, out) => out.fill(r * x * (1 - x)), jacobian: ([x], _u, out) => out.fill(r * (1 - 2 * x)) });
}

/**
 * The delayed logistic map `x' = u x (1 − y), y' = x`, driven by its growth rate u: its fixed point x = y = 1 − 1/u has the
 * eigenvalues of λ² − λ + u − 1 and loses its stability at u = 2, where they are e^(±iπ/3).
 */
export const delayedLogisticMap = defineMap({
  dimension: 2,
  inputDimension: 1,
  step: ([x, y], [u], out) => out.set([u * x * (1 - y), x]),
  jacobian: ([x, y], [u], out) => out.set([u * (1 - y), -u * x, 1, 0]),
  inputJacobian: ([x, y], _u, out) => out.set([x * (1 - y), 0]),
});
