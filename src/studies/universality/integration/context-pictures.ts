import { modulus, type Linearisation } from "../../../dynamics/linearise.ts";
import { principalComponents } from "../../../similarity/pca.ts";
import { leadingThree } from "../leading-three.ts";
import type { ContextPictures, PicturedPoint } from "./findings.ts";
import type { FoundOnLine } from "./line-fixed-points.ts";

/** A slow point of the line with its linear dynamics. */
export interface LinearisedState {
  /** [D] */
  readonly state: Float64Array;
  readonly linearisation: Linearisation;
}

/** What is drawn of a context; states are [D], of which the first N coordinates are h. */
export interface PictureParts {
  readonly units: number;
  readonly visited: readonly Float64Array[];
  readonly trajectories: readonly (readonly Float64Array[])[];
  readonly slowPoints: readonly LinearisedState[];
  readonly fixedPoints: readonly FoundOnLine[];
}

/** Puts a context's trajectories and points on the first three principal components of the visited h; N is 3 at least. */
export function contextPictures({ units, visited, trajectories, slowPoints, fixedPoints }: PictureParts): ContextPictures {
  const rows = new Float64Array(visited.length * units);
  for (const [row, state] of visited.entries()) rows.set(state.subarray(0, units), row * units);
  const components = principalComponents(rows, { rows: visited.length, columns: units, keep: 3 });
  const place = (state: Float64Array) => leadingThree(components.project(state.subarray(0, units)));
  return {
    varianceShares: leadingThree(components.explained),
    trajectories: trajectories.map((states) => states.flatMap((state) => [...place(state)])),
    points: [
      ...slowPoints.map(({ state, linearisation }): PicturedPoint => ({ position: place(state), unstableDimensions: unstableDimensions(linearisation), kind: "slow point" })),
      ...fixedPoints.filter(({ finding }) => finding.onLine).map(({ point }): PicturedPoint => ({ position: place(point.state), unstableDimensions: point.unstableDimensions, kind: "fixed point" })),
    ],
    eigenvalues: (slowPoints[0]?.linearisation.eigenvalues ?? []).map(({ re, im }) => ({ re, im, unstableDimensions: unstableDimensions(slowPoints[0].linearisation) })),
  };
}

function unstableDimensions({ eigenvalues }: Linearisation): number {
  return eigenvalues.filter((eigenvalue) => modulus(eigenvalue) > 1).length;
}
