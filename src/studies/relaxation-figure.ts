import type { FixedPoint } from "../dynamics/fixed-point.ts";
import { networkAsMap } from "../network/as-map.ts";
import type { Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { createStream } from "../numeric/random.ts";
import { principalComponents } from "../similarity/pca.ts";
import type { StateSpaceFigure } from "./figure.ts";
import { unstableDirections } from "./universality/flip-flop/unstable-directions.ts";

/** Enough trajectories to show where each region flows, few enough to be told apart. */
const TRIALS = 24;
/** Steps under random inputs that spread the starting states over what the network visits. */
const SPREADING_STEPS = 50;
/** Steps drawn: several time constants of ordinary networks. */
const STEPS = 100;

/**
 * A picture of how a network relaxes under a constant input, with its fixed points: trajectories from states that it visits
 * under standard normal inputs, on the first three principal components of the whole state [D] along them.
 *
 * @param points fixed points under that input.
 * @param options `input` [I], the constant input; `seed` of the random inputs.
 */
export function relaxationFigure(network: Network, points: readonly FixedPoint[], { input, seed }: { readonly input: Float64Array; readonly seed: number }): StateSpaceFigure {
  const map = networkAsMap(network);
  const trajectories = relaxations(map, startingStates(network, seed), input);
  const rows = trajectories.length / map.dimension;
  const { explained, mean, project } = principalComponents(trajectories, { rows, columns: map.dimension, keep: Math.min(3, map.dimension) });
  const position = (state: Float64Array) => leadingThree(project(state));
  return {
    kind: "state-space",
    id: "fixed-points",
    network: network.cell.name,
    title: `${points.length} fixed point${points.length === 1 ? "" : "s"} of a ${network.cell.name} network, ${map.dimension} state dimensions`,
    caption: `States under the constant input [${input.join(", ")}] in ${TRIALS} trajectories of ${STEPS} steps (grey), from states that the network visits under random inputs, and its fixed points, on the first three principal components of the states; all axes share one scale. Colour and shape give the number of unstable dimensions; short segments are the unstable directions, shortened by what of them points out of the picture.`,
    varianceShares: leadingThree(explained),
    trajectories: Array.from({ length: TRIALS }, (_, trial) => drawnTrial(trajectories, map.dimension, trial).flatMap(position)),
    points: points.map((point) => ({
      position: position(point.state),
      unstableDimensions: point.unstableDimensions,
      unstableDirections: unstableDirections(point.eigenvalues, point.rightVectors, point.unstableDimensions).map((direction) => position(direction.map((value, axis) => value + mean[axis]))),
      visited: true,
    })),
  };
}

/** [TRIALS, D] */
function startingStates(network: Network, seed: number): Float64Array {
  const inputs = new Float32Array(SPREADING_STEPS * TRIALS * network.inputs);
  createStream({ study: "relaxation figure", purpose: "inputs", seed }).fillNormal(inputs);
  const { states, dimension } = runNetwork(network, { inputs, steps: SPREADING_STEPS, trials: TRIALS });
  return Float64Array.from(states.subarray(states.length - TRIALS * dimension));
}

/** [STEPS, TRIALS, D], the first at the starting states. */
function relaxations(map: DynamicalMap, start: Float64Array, input: Float64Array): Float64Array {
  const inputs = Float64Array.from({ length: TRIALS * input.length }, (_, index) => input[index % input.length]);
  const all = new Float64Array(STEPS * start.length);
  all.set(start);
  for (let step = 1; step < STEPS; step++) {
    map.step(all.slice((step - 1) * start.length, step * start.length), inputs, all.subarray(step * start.length, (step + 1) * start.length));
  }
  return all;
}

/** One trial's states in time. */
function drawnTrial(states: Float64Array, dimension: number, trial: number): readonly Float64Array[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const at = (step * TRIALS + trial) * dimension;
    return states.subarray(at, at + dimension);
  });
}

function leadingThree(values: Float64Array): [number, number, number] {
  return [values[0], values[1] ?? 0, values[2] ?? 0];
}
