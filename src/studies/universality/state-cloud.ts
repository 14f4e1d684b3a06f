import { principalComponents, type PrincipalComponents } from "../../similarity/pca.ts";
import type { PrincipalPoint, StateGeometry } from "./findings.ts";

/** How states lie to the cloud of visited states. */
export interface StateCloud {
  readonly geometry: StateGeometry;
  /** A state's h on the first three principal components of h; from a state [D]. */
  project(state: Float64Array): PrincipalPoint;
  /** As `project`, for a direction [D]: without subtracting the mean. */
  projectDirection(direction: Float64Array): PrincipalPoint;
  /**
   * Mahalanobis distance of a state [D] from the cloud's mean, over √D: how unusual the state is for the task in
   * its most unusual combination of units. The root mean square over the visited states is 1.
   */
  distance(state: Float64Array): number;
}

/** Variances below this share of the whole count as this share: float32 states hold nothing finer. */
const varianceFloor = 1e-12;

/**
 * Describes the cloud of visited states. Pictures and geometry are of h alone, so that architectures compare and
 * the slow growth of an LSTM's cell state hides nothing; distances are of the whole state.
 *
 * @param states visited states [S, D].
 * @param dimension D.
 * @param units N, at least 3: the first N coordinates are h.
 */
export function stateCloud(states: Float64Array, dimension: number, units: number): StateCloud {
  const rows = states.length / dimension;
  const whole = principalComponents(states, { rows, columns: dimension });
  const ofH = dimension === units ? whole : principalComponents(leadingColumns(states, dimension, units), { rows, columns: units });
  return {
    geometry: { varianceShares: leadingThree(ofH.explained), participationRatio: ofH.participationRatio },
    project: (state) => leadingThree(ofH.project(state.subarray(0, units))),
    projectDirection: (direction) => leadingThree(ofH.project(direction.subarray(0, units).map((value, i) => value + ofH.mean[i]))),
    distance: (state) => mahalanobis(whole, state),
  };
}

function mahalanobis({ project, variances, totalVariance }: PrincipalComponents, state: Float64Array): number {
  const squares = project(state).map((coordinate, k) => coordinate ** 2 / Math.max(variances[k], varianceFloor * totalVariance));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function leadingThree([x, y, z]: Float64Array): PrincipalPoint {
  return [x, y, z];
}

/** The first `width` columns of a matrix [·, columns]. */
function leadingColumns(matrix: Float64Array, columns: number, width: number): Float64Array {
  return Float64Array.from({ length: (matrix.length / columns) * width }, (_, at) => matrix[Math.floor(at / width) * columns + (at % width)]);
}
