import { concatenated } from "../../../numeric/concatenated.ts";
import { createStream } from "../../../numeric/random.ts";
import { circuitAsMap } from "../circuit/circuit-as-map.ts";
import { preparedState } from "../circuit/prepared-states.ts";
import type { Teacher } from "../circuit/teacher.ts";
import { measureMechanism, type Mechanism } from "./measure-mechanism.ts";
import { restingPoints, type RestingPoints } from "./resting-points.ts";

/** How the circuit computes; plain data. */
export interface CircuitMechanism extends Mechanism {
  readonly points: RestingPoints;
}

/**
 * Measures how the circuit computes after the go cue, by the same means as a trained network.
 *
 * @param angles of the trained directions.
 * @param seed of the search for fixed points.
 */
export function measureCircuitMechanism({ weights, prepared, timing }: Teacher, angles: readonly number[], seed: number): CircuitMechanism {
  const map = circuitAsMap(weights);
  const starts = concatenated(Float64Array, angles.map((angle) => preparedState(prepared, angle)));
  const stream = createStream({ study: "full-force", purpose: "fixed points of the circuit", seed });
  return { ...measureMechanism(map, starts, timing.movement), points: restingPoints(map, starts, timing.movement, stream) };
}
