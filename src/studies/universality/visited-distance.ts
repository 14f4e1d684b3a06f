import { mean } from "../../numeric/mean.ts";
import { principalComponents } from "../../similarity/pca.ts";

/** Variances below this share of the whole count as this share: float32 states hold nothing finer. */
const varianceFloor = 1e-12;

/**
 * Measures how far states lie from the visited ones, as Mahalanobis distance from their mean over √D: how unusual
 * a state is for the task in its most unusual combination of units. The root mean square over the visited states
 * themselves is 1, and no linear change of coordinates changes the measure.
 *
 * @param visited states [S, D].
 * @param dimension D.
 * @returns the distance of a state [D].
 */
export function visitedDistance(visited: Float32Array | Float64Array, dimension: number): (state: Float64Array) => number {
  const { project, variances, totalVariance } = principalComponents(visited, { rows: visited.length / dimension, columns: dimension });
  return (state) => {
    const squares = project(state).map((coordinate, k) => (coordinate * coordinate) / Math.max(variances[k], varianceFloor * totalVariance));
    return Math.sqrt(mean(squares));
  };
}
