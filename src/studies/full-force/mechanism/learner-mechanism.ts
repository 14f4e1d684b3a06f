import { networkAsMap } from "../../../network/as-map.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { createStream } from "../../../numeric/random.ts";
import { type Evaluated, runReaches } from "../evaluation/evaluate-learner.ts";
import { answersToDisturbances } from "./answers-to-disturbances.ts";
import { measureMechanism, type Mechanism } from "./measure-mechanism.ts";
import { restingPoints, type RestingPoints } from "./resting-points.ts";

/** How a trained network computes; plain data. */
export interface LearnerMechanism extends Mechanism {
  /** See `answersToDisturbances`. */
  readonly answers: readonly number[];
  /** Fixed points without input, where they were searched for. */
  readonly points?: RestingPoints;
}

/**
 * Measures how a trained network computes after the go cue, in its trained directions.
 *
 * @param searchPoints whether to search for fixed points, which takes longer than all else.
 */
export function measureLearnerMechanism(evaluated: Evaluated, searchPoints: boolean): LearnerMechanism {
  const { network, teacher: { timing }, seed } = evaluated;
  const [map, starts] = [networkAsMap(network), statesAtGo(evaluated)];
  const stream = createStream({ study: "full-force", purpose: "fixed points of a network", seed });
  return {
    ...measureMechanism(map, starts, timing.movement),
    answers: answersToDisturbances(evaluated),
    ...(searchPoints ? { points: restingPoints(map, starts, timing.movement, stream) } : {}),
  };
}

/** States [K, N] before the first step of the movement, one a direction. */
function statesAtGo(evaluated: Evaluated): Float64Array {
  const { network: { units }, reaches, teacher: { timing: { baseline, delay } } } = evaluated;
  const go = baseline + delay;
  return concatenated(Float64Array, runReaches(evaluated, reaches).map(({ states }) => states.subarray((go - 1) * units, go * units)));
}
