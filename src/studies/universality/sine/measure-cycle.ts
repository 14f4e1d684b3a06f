import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { InvalidInputError, NullclineError } from "../../../numeric/errors.ts";
import { limitCycle, type Oscillation } from "../../../dynamics/limit-cycles/limit-cycle.ts";
import type { Command } from "./commands.ts";
import type { CycleFinding, MeasuredCycle } from "./findings.ts";

/** Steps before the oscillation is looked at. */
export const burnIn = 500;
/** Periods looked at, at least, and training trials. */
const leastPeriods = 12;
/** Longest lag of the nearest return, and how near it is sought, in radii: a product of Jacobians over it errs by about as much. */
const longestReturn = 400;
const nearReturn = 0.005;

/**
 * Measures how a network oscillates in the long run under one command: 500 steps of burn-in, then twelve periods or ten times the
 * training length, whichever is longer.
 *
 * @param start a state of the command's trial, [D].
 * @param output the readout of a state [D], whose zero crossings are counted.
 * @param trialSteps length of a training trial.
 */
export function measureCycle(map: DynamicalMap, start: Float64Array, { index, input, frequency }: Command, output: (state: Float64Array) => number, trialSteps: number): CycleFinding {
  const steps = Math.ceil((leastPeriods * 2 * Math.PI) / frequency);
  const cycle = measured(() => limitCycle(map, start, { input: Float64Array.of(input), burnIn, steps, trainingLength: trialSteps, longestReturn, nearReturn, observe: output }));
  if (cycle === undefined) return { index, frequency, kind: "not measured", measured: null };
  return { index, frequency, kind: cycle.kind, measured: "period" in cycle ? plain(cycle) : null };
}

/** Nothing where the eigenvalues of a product of Jacobians do not settle, as those of a network that runs away may not. */
function measured<Cycle>(measure: () => Cycle): Cycle | undefined {
  try {
    return measure();
  } catch (error) {
    if (error instanceof NullclineError && !(error instanceof InvalidInputError)) return undefined;
    throw error;
  }
}

function plain({ frequency, amplitudeDrift, persistedSteps, steps, closestReturn, floquet, radius, period }: Oscillation): MeasuredCycle {
  const oscillates = Number.isFinite(frequency);
  return {
    frequency: oscillates ? frequency : null,
    periods: oscillates ? steps / period : 0,
    drift: amplitudeDrift,
    persisted: persistedSteps,
    steps,
    returnLag: closestReturn.lag,
    returnDistance: closestReturn.distance / radius,
    fromOne: floquet.distanceFromOne,
    transverse: floquet.transverse,
  };
}
