import { InvalidInputError } from "../../numeric/errors.ts";
import { positiveNumber, wholeNumber } from "../number-checks.ts";

/** How far and how finely a branch is followed; lengths are arclengths, √(‖Δx‖² + Δs²). */
export interface ContinuationOptions {
  /** Stop at these values of s, [lower, upper], around 0. Default [−1, 1]. */
  readonly bounds?: readonly [number, number];
  /** Which way to start: towards larger or smaller s. Default "up". */
  readonly towards?: "up" | "down";
  /** Steps at most. Default 1,000. */
  readonly steps?: number;
  /** Default 0.01. */
  readonly firstStep?: number;
  /** Steps are halved down to this before the branch is given up. Default 1e-6. */
  readonly smallestStep?: number;
  /** Default 0.1. Two events of one kind within a step cancel and are missed: choose it below their distance. */
  readonly largestStep?: number;
  /** Largest ‖F(x, u) − x‖ of a point, relative to ‖x‖ or 1. Default 1e-12. */
  readonly tolerance?: number;
  /** Arclength to which events are located. Default 1e-10. */
  readonly eventTolerance?: number;
  /** Stop when the state is farther than this from where it started. Default 1,000. */
  readonly region?: number;
}

const WHO = "continueFixedPoint";

/** Every option in effect. */
export type ResolvedContinuation = Required<ContinuationOptions>;

/** Fills in the defaults; throws `InvalidInputError` for options out of range. */
export function resolveContinuation(options: ContinuationOptions): ResolvedContinuation {
  const [lower, upper] = options.bounds ?? [-1, 1];
  if (!(lower <= 0 && upper >= 0 && lower < upper)) {
    throw new InvalidInputError({ who: `${WHO}.bounds`, expected: "a lower bound ≤ 0 and an upper bound ≥ 0", got: `[${lower}, ${upper}]` });
  }
  const positive = (name: "firstStep" | "smallestStep" | "largestStep" | "tolerance" | "eventTolerance" | "region", standard: number) => positiveNumber(`${WHO}.${name}`, options[name] ?? standard);
  return {
    bounds: [lower, upper],
    towards: options.towards ?? "up",
    steps: wholeNumber(`${WHO}.steps`, options.steps ?? 1000, 1),
    firstStep: positive("firstStep", 0.01),
    smallestStep: positive("smallestStep", 1e-6),
    largestStep: positive("largestStep", 0.1),
    tolerance: positive("tolerance", 1e-12),
    eventTolerance: positive("eventTolerance", 1e-10),
    region: positive("region", 1000),
  };
}
