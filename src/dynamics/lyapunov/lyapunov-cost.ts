import { assemblesJacobians } from "./tangent-step.ts";

/** What a computation of exponents takes, known before it runs. */
export interface LyapunovCost {
  /** Multiplications and additions of the products with Jacobians and of the factorisations, without making the Jacobians. */
  readonly operations: number;
  /** Memory held at once, in bytes, beyond the map's own. */
  readonly bytes: number;
}

/** The sizes that decide the cost: D, k, B, all steps of one trajectory, and steps between orthonormalisations. */
export interface LyapunovSizes {
  readonly dimension: number;
  readonly exponents: number;
  readonly trajectories: number;
  readonly steps: number;
  readonly interval: number;
}

/**
 * Estimates operations and memory: 2D²k a step and, once an interval, 4Dk² − 4k³/3 for the thin factorisation with its Q
 * explicit. An interval that has to be shortened makes it dearer, at most by its length.
 */
export function lyapunovCost({ dimension: D, exponents: k, trajectories, steps, interval }: LyapunovSizes): LyapunovCost {
  const product = 2 * D * D * k;
  const factorisation = 4 * D * k * k - (4 / 3) * k * k * k;
  const matrices = D * D + 4 * D * k + (assemblesJacobians(D, k) ? 0 : 3 * D * k);
  return { operations: trajectories * steps * (product + factorisation / interval), bytes: 8 * matrices };
}
