import { defineMap } from "../../../dynamics/define-map.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { cos, sin } from "../../../numeric/elementary.ts";
import type { Command } from "./commands.ts";

/**
 * The Hopf normal form with the command as its angle, in the plane of the first two of three coordinates; the third is the command:
 * z' = e^(iu)(1 + μ − |z|²)z, w' = u. Under every command u one fixed point (0, 0, u) with eigenvalues (1 + μ)e^(±iu) and 0, and around
 * it a circle of radius √μ, on which it turns by u a step; across the circle distances shrink by 1 − 2μ.
 */
export function commandedHopf(mu: number): DynamicalMap {
  return defineMap({
    dimension: 3,
    inputDimension: 1,
    step: ([x, y], [u], out) => {
      const growth = 1 + mu - x * x - y * y;
      out.set([growth * (cos(u) * x - sin(u) * y), growth * (sin(u) * x + cos(u) * y), u]);
    },
    jacobian: ([x, y], [u], out) => {
      const growth = 1 + mu - x * x - y * y;
      const [p, q] = [cos(u) * x - sin(u) * y, sin(u) * x + cos(u) * y];
      out.set([growth * cos(u) - 2 * x * p, -growth * sin(u) - 2 * y * p, 0, growth * sin(u) - 2 * x * q, growth * cos(u) - 2 * y * q, 0, 0, 0, 0]);
    },
    inputJacobian: ([x, y], [u], out) => {
      const growth = 1 + mu - x * x - y * y;
      out.set([-growth * (sin(u) * x + cos(u) * y), growth * (cos(u) * x - sin(u) * y), 1]);
    },
  });
}

/** Commands whose input is the angle itself. */
export function hopfCommands(...angles: readonly number[]): Command[] {
  return angles.map((angle, index) => ({ index, input: angle, frequency: angle }));
}
