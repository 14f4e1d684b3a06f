import { principalComponents } from "../../similarity/pca.ts";
import { leadingThree } from "./leading-three.ts";
import type { StateGeometry } from "./task-study.ts";

/** A point on PC1, PC2, PC3. */
type PrincipalPoint = readonly [number, number, number];

/** How states lie to the cloud of visited states. */
export interface StateCloud {
  readonly geometry: StateGeometry;
  /** A state's h on the first three principal components of h; from a state [D]. */
  project(state: Float64Array): PrincipalPoint;
  /** As `project`, for a direction [D]: without subtracting the mean. */
  projectDirection(direction: Float64Array): PrincipalPoint;
}

/**
 * Describes the cloud of visited states, of h alone, so that architectures compare and the slow growth of an
 * LSTM's cell state hides nothing.
 *
 * @param states visited states [S, D].
 * @param dimension D.
 * @param units N, at least 3: the first N coordinates are h.
 */
export function stateCloud(states: Float32Array, dimension: number, units: number): StateCloud {
  const rows = states.length / dimension;
  const ofH = principalComponents(leadingColumns(states, dimension, units), { rows, columns: units });
  return {
    geometry: { varianceShares: leadingThree(ofH.explained), participationRatio: ofH.participationRatio },
    project: (state) => leadingThree(ofH.project(state.subarray(0, units))),
    projectDirection: (direction) => leadingThree(ofH.project(direction.subarray(0, units).map((value, i) => value + ofH.mean[i]))),
  };
}

/** The first `width` columns of a matrix [·, columns]. */
function leadingColumns(matrix: Float32Array, columns: number, width: number): Float64Array {
  return Float64Array.from({ length: (matrix.length / columns) * width }, (_, at) => matrix[Math.floor(at / width) * columns + (at % width)]);
}
