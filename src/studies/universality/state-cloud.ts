import { principalComponents } from "../../similarity/pca.ts";
import type { PrincipalPoint, StateGeometry } from "./findings.ts";

/** Projection of states and directions on the first three principal components of the visited states. */
export interface PrincipalView {
  /** A state [D]. */
  project(state: Float64Array): PrincipalPoint;
  /** A direction [D]: as `project`, without subtracting the mean. */
  projectDirection(direction: Float64Array): PrincipalPoint;
}

/**
 * The geometry of the visited states, and the view that shows most of them.
 *
 * @param states visited states [S, D]; D at least 3.
 * @param dimension D.
 * @param units N: the first N coordinates are h, whose geometry is compared between architectures, so that an
 *   LSTM's cell state does not count.
 */
export function stateGeometry(states: Float64Array, dimension: number, units: number): { readonly geometry: StateGeometry; readonly view: PrincipalView } {
  const rows = states.length / dimension;
  const whole = principalComponents(states, { rows, columns: dimension, keep: 3 });
  const ofOutput = dimension === units ? whole : principalComponents(leadingColumns(states, dimension, units), { rows, columns: units, keep: 3 });
  const view: PrincipalView = {
    project: (state) => triple(whole.project(state)),
    projectDirection: (direction) => triple(whole.project(direction.map((value, i) => value + whole.mean[i]))),
  };
  const geometry: StateGeometry = {
    varianceShares: triple(whole.explained),
    participationRatio: ofOutput.participationRatio,
    threeComponentShare: ofOutput.explained.reduce((sum, share) => sum + share, 0),
  };
  return { geometry, view };
}

function triple([x, y, z]: Float64Array): PrincipalPoint {
  return [x, y, z];
}

/** The first `width` columns of a matrix [·, columns]. */
function leadingColumns(matrix: Float64Array, columns: number, width: number): Float64Array {
  return Float64Array.from({ length: (matrix.length / columns) * width }, (_, at) => matrix[Math.floor(at / width) * columns + (at % width)]);
}
