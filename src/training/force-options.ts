import { InvalidInputError } from "../numeric/errors.ts";
import type { LeastSquaresOptions } from "./recursive-least-squares.ts";

/** How `force` and `fullForce` train; every option has a default. */
export interface ForceOptions {
  /** Trials learned, one after the other, each from the network's initial state. Default 200. */
  readonly trials: number;
  /**
   * Trials drawn at once, default 1. A task that deals its conditions evenly within a batch is learned in whole passes over them when
   * this is their number.
   */
  readonly trialsPerPass: number;
  /** Ridge penalty α: P starts as I/α. Default 1. */
  readonly alpha: number;
  /** Probability that a step is learned from. Default 0.5, an update every other step on average; 1 learns from all. */
  readonly updateProbability: number;
  /** Weights that carry output and hints back are uniform in (−scale, scale). Default 1. */
  readonly feedbackScale: number;
  /** See `recursiveLeastSquares`. Default "float64". */
  readonly precision: NonNullable<LeastSquaresOptions["precision"]>;
  /** See `recursiveLeastSquares`. Default "restart". */
  readonly onIndefinite: NonNullable<LeastSquaresOptions["onIndefinite"]>;
}

/** The defaults: those of the published demonstration of full-FORCE where it has the option. */
export const defaultForceOptions: ForceOptions = {
  trials: 200,
  trialsPerPass: 1,
  alpha: 1,
  updateProbability: 0.5,
  feedbackScale: 1,
  precision: "float64",
  onIndefinite: "restart",
};

/** Fills in defaults. Throws InvalidInputError for values out of range. */
export function completeForceOptions(who: string, options: Partial<ForceOptions>): ForceOptions {
  const complete = { ...defaultForceOptions, ...options };
  const { trials, trialsPerPass, updateProbability, feedbackScale } = complete;
  if (!Number.isInteger(trials) || trials < 1) throw outOfRange(who, "trials to be a positive integer", trials);
  if (!Number.isInteger(trialsPerPass) || trialsPerPass < 1) throw outOfRange(who, "trialsPerPass to be a positive integer", trialsPerPass);
  if (!(updateProbability > 0 && updateProbability <= 1)) throw outOfRange(who, "updateProbability to be in (0, 1]", updateProbability);
  if (!(feedbackScale >= 0 && feedbackScale < Infinity)) throw outOfRange(who, "feedbackScale to be zero or a positive number", feedbackScale);
  return complete;
}

function outOfRange(who: string, expected: string, got: number): InvalidInputError {
  return new InvalidInputError({ who, expected, got: String(got) });
}
