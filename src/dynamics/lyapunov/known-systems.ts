import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { defineMap } from "../define-map.ts";
import type { Flow } from "./flow-map.ts";

/** Arnold's cat map, (x, y) → (2x + y, x + y) on the unit torus: exponents ±log((3 + √5)/2). */
export const catMap: DynamicalMap = defineMap({
  dimension: 2,
  bounded: true,
  step: ([x, y], _u, out) => out.set([(2 * x + y) % 1, (x + y) % 1]),
  jacobian: (_x, _u, out) => out.set([2, 1, 1, 1]),
});

/** Hénon's map, (x, y) → (1 − 1.4 x² + y, 0.3 x): its area shrinks by 0.3 a step. */
export const henonMap: DynamicalMap = defineMap({
  dimension: 2,
  step: ([x, y], _u, out) => out.set([1 - 1.4 * x * x + y, 0.3 * x]),
  jacobian: ([x], _u, out) => out.set([-2.8 * x, 1, 0.3, 0]),
});

/** The logistic map x → 4x(1 − x), conjugate to doubling an angle: its exponent is log 2. */
export const logisticMap: DynamicalMap = defineMap({
  dimension: 1,
  step: ([x], _u, out) => out.fill(4 * x * (1 - x)),
  jacobian: ([x], _u, out) => out.fill(4 - 8 * x),
});

/** Lorenz' equations with σ = 10, ρ = 28, β = 8/3; the divergence is −41/3 everywhere. */
export const lorenz: Flow = {
  dimension: 3,
  field: ([x, y, z], _u, out) => out.set([10 * (y - x), x * (28 - z) - y, x * y - (8 / 3) * z]),
  jacobian: ([x, y, z], _u, out) => out.set([-10, 10, 0, 28 - z, -1, -x, y, x, -8 / 3]),
};

/** Rössler's equations with a = b = 0.2, c = 5.7. */
export const rossler: Flow = {
  dimension: 3,
  field: ([x, y, z], _u, out) => out.set([-y - z, x + 0.2 * y, 0.2 + z * (x - 5.7)]),
  jacobian: ([x, , z], _u, out) => out.set([0, -1, -1, 1, 0.2, 0, z, 0, x - 5.7]),
};
