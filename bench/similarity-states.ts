import { scattered } from "./scattered.ts";

/** States of a made-up population, the same numbers here and in `peers/svcca_numpy.py`. */
export interface SimilarityCase {
  readonly networks: number;
  readonly samples: number;
  readonly units: number;
  /** Directions retained of each network. */
  readonly kept: number;
}

/** Size of the noise beside what all networks share. */
const NOISE = 0.1;

/** Time courses [samples, 2·kept] that all networks share; each network mixes them in its own way. */
export function sharedCourses({ samples, kept }: SimilarityCase): Float64Array {
  return scattered(samples * 2 * kept, 0);
}

/** States [samples, units] of one network. */
export function networkStates({ samples, units, kept }: SimilarityCase, courses: Float64Array, network: number): Float64Array {
  const width = 2 * kept;
  const weights = scattered(width * units, 0x20000000 + network * width * units);
  const states = scattered(samples * units, 0x40000000 + network * samples * units).map((entry) => NOISE * entry);
  for (let i = 0; i < samples; i++) {
    for (let k = 0; k < width; k++) {
      const course = courses[i * width + k];
      for (let j = 0; j < units; j++) states[i * units + j] += course * weights[k * units + j];
    }
  }
  return states;
}
