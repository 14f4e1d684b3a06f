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

/**
 * The complex eigenvalue of largest modulus, which predicts the frequency at which the network oscillates around the point;
 * undefined where all are real. Prediction, not equality: where |λ| > 1, the limit cycle's own frequency differs.
 *
 * @example
 * points.map((point) => leadingOscillation(point)?.frequency ?? NaN);
 */
export function leadingOscillation({ eigenvalues, frequencies }: Pick<Linearisation, "eigenvalues" | "frequencies">): LeadingOscillation | undefined {
  const index = eigenvalues.findIndex(({ im }) => im > 0);
  if (index < 0) return undefined;
  const eigenvalue = eigenvalues[index];
  return { index, eigenvalue, modulus: modulus(eigenvalue), frequency: frequencies[index] };
}
