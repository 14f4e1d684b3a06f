/** A place on the three principal axes. */
export type Place = readonly [number, number, number];

/** A mark in space. */
export interface SceneMark {
  readonly position: Place;
  /** Decides colour and shape, as in the reports. */
  readonly unstableDimensions: number;
  /** Unit directions drawn through the mark. */
  readonly directions: readonly Place[];
  /** Drawn faint: a point that has vanished. */
  readonly ghost: boolean;
}

/** A named event on a branch. */
export interface SceneEvent {
  readonly position: Place;
  readonly label: string;
}

/** Everything that the space shows; plain data. */
export interface SceneContent {
  /** [B, T, 3] */
  readonly trajectories: Float32Array;
  /** T */
  readonly steps: number;
  /** Started by the reader, each [T, 3]. */
  readonly paths: readonly Float32Array[];
  readonly marks: readonly SceneMark[];
  readonly selected: number | undefined;
  /** Branches of points, each [K, 3] with the unstable dimensions of its K points. */
  readonly branches: readonly { readonly positions: Float32Array; readonly unstableDimensions: readonly number[] }[];
  readonly events: readonly SceneEvent[];
  /** Shares of variance along the axes, for their labels. */
  readonly shares: Place;
}

/** Nothing to show yet. */
export const emptyContent: SceneContent = { trajectories: new Float32Array(0), steps: 0, paths: [], marks: [], selected: undefined, branches: [], events: [], shares: [0, 0, 0] };

/** Radius of the ball around the origin (the mean state) that holds the trajectories; 1 where there are none. */
export function extentOf({ trajectories }: SceneContent): number {
  let largest = 0;
  for (let k = 0; k + 2 < trajectories.length; k += 3) {
    largest = Math.max(largest, trajectories[k] ** 2 + trajectories[k + 1] ** 2 + trajectories[k + 2] ** 2);
  }
  return largest === 0 ? 1 : Math.sqrt(largest);
}

/** Ends of the segments between neighbouring places of paths [B, T, 3], as [segments, 6]. */
export function segmentsOf(places: Float32Array, steps: number): Float32Array {
  const paths = steps === 0 ? 0 : places.length / (3 * steps);
  const segments = new Float32Array(Math.max(0, paths * (steps - 1) * 6));
  let to = 0;
  for (let path = 0; path < paths; path++) {
    for (let t = 0; t + 1 < steps; t++) {
      const from = (path * steps + t) * 3;
      segments.set(places.subarray(from, from + 6), to);
      to += 6;
    }
  }
  return segments;
}
