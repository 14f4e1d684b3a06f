import type { Complex, Linearisation } from "../linearise.ts";
import { modulus } from "../linearise.ts";

/** The mode by which a fixed point oscillates. */
export interface LeadingOscillation {
  /** Index into the point's eigenvalues. */
  readonly index: number;
  /** The pair's member with positive imaginary part. */
  readonly eigenvalue: Complex;
  /** |λ|: above 1 the oscillation grows. */
  readonly modulus: number;
  /** arg λ, in radians a step. */
  readonly frequency: number;
}

/** Which pairs count as an oscillation. */
export interface LeadingOscillationOptions {
  /**
   * Smallest angle of a pair, in radians a step. Default 0: every pair counts, also one that rounding has split off a double real
   * eigenvalue, as units that are at rest together give; such pairs turn by about 1e-4 or less.
   */
  readonly slowest?: number;
}

/**
 * The complex eigenvalue of largest modulus, which predicts the frequency at which the network oscillates around the point;
 * undefined where all are real. Prediction, not equality: where |λ| > 1, the limit cycle's own frequency differs.
 *
 * @example
 * points.map((point) => leadingOscillation(point)?.frequency ?? NaN);
 */
export function leadingOscillation({ eigenvalues, frequencies }: Pick<Linearisation, "eigenvalues" | "frequencies">, { slowest = 0 }: LeadingOscillationOptions = {}): LeadingOscillation | undefined {
  const index = eigenvalues.findIndex(({ im }, k) => im > 0 && frequencies[k] >= slowest);
  if (index < 0) return undefined;
  const eigenvalue = eigenvalues[index];
  return { index, eigenvalue, modulus: modulus(eigenvalue), frequency: frequencies[index] };
}
