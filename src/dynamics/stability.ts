import { modulus, type Complex, type Linearisation } from "./linearise.ts";
import { norm } from "./norm.ts";

/** "marginal" when some mode may lie on either side of the border and none is certainly beyond it. */
export type Stability = "stable" | "unstable" | "marginal";

/** A fixed point's stability, with what its location error leaves undecided. */
export interface StabilityReport {
  /** Number of eigenvalues with |λ| > 1, as computed. */
  readonly unstableDimensions: number;
  /** Eigenvalues whose side of the unit circle is not certain; `unstableDimensions` may be off by as many. */
  readonly undecidedDimensions: number;
  /** As a map x' = F(x): are all |λ| < 1? */
  readonly stability: Stability;
  /** As the flow dx/dt = F(x) − x: are all Re λ < 1? */
  readonly flowStability: Stability;
  /** How far each eigenvalue may be from its computed value. */
  readonly uncertainties: readonly number[];
}

/**
 * Judges stability from the eigenvalues of J and the uncertainty of J.
 *
 * An eigenvalue may move by κ‖E‖ for an uncertainty E of J: E is the solver's rounding (16 units in the last
 * place of ‖J‖) plus `jacobianError`, and κ the eigenvalue's condition number. For a nearly defective eigenvalue
 * κ says too much, so that the movement of a Jordan block of size four, ‖J‖·(‖E‖/‖J‖)^¼, caps it.
 *
 * @param jacobianError how far, in Frobenius norm, J at the exact fixed point may be from J here.
 */
export function judgeStability({ jacobian, eigenvalues, conditions }: Linearisation, jacobianError: number): StabilityReport {
  const size = norm(jacobian);
  const error = jacobianError + 16 * Number.EPSILON * size;
  const cap = error < size ? size * Math.sqrt(Math.sqrt(error / size)) : error;
  const uncertainties = conditions.map((condition) => (condition * error < cap ? condition * error : cap));
  const beyondCircle = eigenvalues.map((eigenvalue) => modulus(eigenvalue) - 1);
  return {
    unstableDimensions: beyondCircle.filter((beyond) => beyond > 0).length,
    undecidedDimensions: beyondCircle.filter((beyond, k) => Math.abs(beyond) <= uncertainties[k]).length,
    stability: verdict(beyondCircle, uncertainties),
    flowStability: verdict(eigenvalues.map(({ re }: Complex) => re - 1), uncertainties),
    uncertainties,
  };
}

function verdict(beyond: readonly number[], uncertainties: readonly number[]): Stability {
  if (beyond.some((value, k) => value > uncertainties[k])) return "unstable";
  return beyond.every((value, k) => value < -uncertainties[k]) ? "stable" : "marginal";
}
