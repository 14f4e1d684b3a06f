import { principalComponents } from "@nullcline/similarity/pca.ts";
import type { ViewAxes } from "../protocol/network-view.ts";

/** Axes are taken from at most so many states, evenly spread over them: enough for three directions. */
const MOST_STATES = 2048;

/**
 * The first three principal components of visited states [S, D], turned so that they follow `previous`: a live picture
 * must not flip when the sign of a component does.
 */
export function viewAxes(states: ArrayLike<number>, dimension: number, previous?: ViewAxes): ViewAxes {
  const sample = thinned(states, dimension);
  const keep = Math.min(3, dimension);
  const { mean, components, explained } = principalComponents(sample, { rows: sample.length / dimension, columns: dimension, keep });
  const whole = new Float64Array(3 * dimension);
  whole.set(components);
  if (previous?.mean.length === dimension) followSigns(whole, previous.components, dimension);
  return { mean, components: whole, shares: [explained[0], explained[1] ?? 0, explained[2] ?? 0] };
}

/** Coordinates [S, 3] of states [S, D] on the axes. */
export function projected(states: ArrayLike<number>, { mean, components }: ViewAxes): Float32Array {
  const dimension = mean.length;
  const count = states.length / dimension;
  const out = new Float32Array(count * 3);
  for (let s = 0; s < count; s++) {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += (states[s * dimension + d] - mean[d]) * components[axis * dimension + d];
      out[s * 3 + axis] = sum;
    }
  }
  return out;
}

/** The state at a place on the axes, at the mean along every other direction. */
export function stateAt(place: readonly [number, number, number], { mean, components }: ViewAxes): Float64Array {
  const dimension = mean.length;
  return mean.map((value, d) => value + place[0] * components[d] + place[1] * components[dimension + d] + place[2] * components[2 * dimension + d]);
}

/** A direction [D] of state space on the axes; shorter than its length where it points out of them. */
export function directionOn(vector: ArrayLike<number>, { mean, components }: ViewAxes): [number, number, number] {
  const dimension = mean.length;
  const along = (axis: number): number => {
    let sum = 0;
    for (let d = 0; d < dimension; d++) sum += vector[d] * components[axis * dimension + d];
    return sum;
  };
  return [along(0), along(1), along(2)];
}

function thinned(states: ArrayLike<number>, dimension: number): Float64Array {
  const count = states.length / dimension;
  const stride = Math.ceil(count / MOST_STATES);
  const kept = Math.ceil(count / stride);
  const out = new Float64Array(kept * dimension);
  for (let k = 0; k < kept; k++) for (let d = 0; d < dimension; d++) out[k * dimension + d] = states[k * stride * dimension + d];
  return out;
}

function followSigns(components: Float64Array, previous: Float64Array, dimension: number): void {
  for (let axis = 0; axis < 3; axis++) {
    const from = axis * dimension;
    let product = 0;
    for (let d = from; d < from + dimension; d++) product += components[d] * previous[d];
    if (product < 0) for (let d = from; d < from + dimension; d++) components[d] = -components[d];
  }
}
