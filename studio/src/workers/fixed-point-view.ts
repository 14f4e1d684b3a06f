import type { FixedPoint } from "@nullcline/dynamics/fixed-point.ts";
import type { Network } from "@nullcline/network/network.ts";
import { readoutJacobian } from "@nullcline/network/readout-jacobian.ts";
import { hypot } from "@nullcline/numeric/elementary.ts";
import type { FixedPointView, ModeView } from "../protocol/analysis.ts";
import type { ViewAxes } from "../protocol/network-view.ts";
import { directionOn, projected } from "../laboratory/view-axes.ts";

/** Unstable directions drawn of one point; more than three dimensions cannot be told apart in three. */
const MOST_DIRECTIONS = 6;

/** A fixed point as the page draws it and answers questions about it. */
export function fixedPointView(network: Network, point: FixedPoint, axes: ViewAxes): FixedPointView {
  const [x, y, z] = projected(point.state, axes);
  const readout = readoutJacobian(network, point.state);
  return {
    state: point.state,
    position: [x, y, z],
    unstableDimensions: point.unstableDimensions,
    stability: point.stability,
    q: point.q,
    hits: point.hits,
    modes: point.eigenvalues.map((_, mode) => modeView(network, point, readout, mode)),
    unstableDirections: point.rightVectors.slice(0, Math.min(MOST_DIRECTIONS, point.unstableDimensions)).map(({ re }) => directionOn(re, axes)),
  };
}

function modeView({ inputs, outputs }: Network, point: FixedPoint, readout: Float64Array, mode: number): ModeView {
  const { re, im } = point.eigenvalues[mode];
  const right = point.rightVectors[mode];
  const left = point.leftVectors[mode];
  const dimension = point.state.length;
  const seen = (vector: Float64Array, output: number): number => sumOf(dimension, (d) => readout[output * dimension + d] * vector[d]);
  const driven = (vector: Float64Array, input: number): number => sumOf(dimension, (d) => vector[d] * point.inputJacobian[d * inputs + input]);
  return {
    re, im,
    timeConstant: point.timeConstants[mode],
    frequency: point.frequencies[mode],
    onOutputs: Array.from({ length: outputs }, (_, o) => hypot(seen(right.re, o), seen(right.im, o))),
    fromInputs: Array.from({ length: inputs }, (_, i) => hypot(driven(left.re, i), driven(left.im, i))),
  };
}

function sumOf(count: number, term: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += term(index);
  return sum;
}
