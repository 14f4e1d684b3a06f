/** The plane of drawing: the first three principal components of a network's states. D = state dimension. */
export interface ViewAxes {
  /** Mean state [D]. */
  readonly mean: Float64Array;
  /** [3, D], unit directions, by falling variance; zeros where D is below 3. */
  readonly components: Float64Array;
  /** Share of the states' variance along each of the three, 0…1. */
  readonly shares: readonly [number, number, number];
}

/** What a network does in its example trials, ready to be drawn. T steps, B trials, I inputs, O outputs. */
export interface NetworkView {
  readonly steps: number;
  readonly trials: number;
  readonly inputs: number;
  readonly outputs: number;
  /** [T, B, I] */
  readonly input: Float32Array;
  /** [T, B, O] */
  readonly output: Float32Array;
  /** [T, B, O]; empty for a network without a task. */
  readonly target: Float32Array;
  /** [T, B]: 1 where the output is scored; empty for a network without a task. */
  readonly mask: Float32Array;
  /** A label a trial; empty for a network without a task. */
  readonly conditions: readonly string[];
  /** States on the axes, [B, T, 3], one trajectory after the other. */
  readonly trajectories: Float32Array;
  readonly axes: ViewAxes;
}
