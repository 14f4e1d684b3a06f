import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { cos, sin } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";

/**
 * The Hopf normal form in discrete time, `z' = e^(iω) z (1 + μ − |z|²)`: for small μ > 0 it attracts to the circle of radius
 * √μ, on which it turns by ω; across the circle distances shrink by 1 − 2μ a step.
 */
export function hopfMap(mu: number, omega: number): DynamicalMap {
  const [c, s] = [cos(omega), sin(omega)];
  return defineMap({
    dimension: 2,
    step: ([x, y], _u, out) => {
      const growth = 1 + mu - x * x - y * y;
      out.set([growth * (c * x - s * y), growth * (s * x + c * y)]);
    },
    jacobian: ([x, y], _u, out) => {
      const growth = 1 + mu - x * x - y * y;
      const [p, q] = [c * x - s * y, s * x + c * y];
      out.set([growth * c - 2 * x * p, -growth * s - 2 * y * p, growth * s - 2 * x * q, growth * c - 2 * y * q]);
    },
  });
}
