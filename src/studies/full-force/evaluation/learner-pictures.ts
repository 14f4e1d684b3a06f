import { eigenDecomposition } from "../../../numeric/linalg/eigen-decomposition.ts";
import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import type { Network } from "../../../network/network.ts";
import { movementOf } from "../circuit/teacher.ts";
import { reachInputs } from "../learner/reach-task.ts";
import { applyLinearMap, ridgeRegression } from "../ridge-regression.ts";
import { type Evaluated, movements, runReaches } from "./evaluate-learner.ts";

/** An eigenvalue of a linearisation in continuous time: growth per second, and frequency in Hz. */
export interface RateAndFrequency {
  readonly growth: number;
  readonly frequency: number;
}

/** A neuron of the circuit in one movement, beside the best linear combination of a network's rates. */
export interface NeuronTrace {
  readonly neuron: number;
  readonly recorded: boolean;
  readonly rate: readonly number[];
  readonly predicted: readonly number[];
}

/** What the figures of one network are drawn from: the first trained direction. */
export interface LearnerPictures {
  /** For each muscle the circuit's and the network's output through the trial. */
  readonly muscles: readonly { readonly target: readonly number[]; readonly output: readonly number[] }[];
  readonly neurons: readonly NeuronTrace[];
  /** Eigenvalues of the linearisation at the state that the network has two seconds after the first reach. */
  readonly spectrum: readonly RateAndFrequency[];
  /** Root mean square of the state there, and its largest change in the step before: 0 at a fixed point. */
  readonly restingState: number;
  readonly restingSpeed: number;
}

const NEURONS = 10;
const MAP_PENALTY = 0.1;
/** Steps without input after a reach. */
const REST = 2000;

/** Collects what the figures need. */
export function picturesOf(evaluated: Evaluated): LearnerPictures {
  const { teacher, reaches, network, recorded } = evaluated;
  const runs = runReaches(evaluated, reaches);
  const map = ridgeRegression(movements(runs, teacher), movements(reaches, teacher), MAP_PENALTY);
  const predicted = applyLinearMap(map, movements(runs.slice(0, 1), teacher));
  const rates = movementOf(reaches[0].rates, teacher.timing, teacher.neurons);
  const spread = Array.from({ length: Math.min(NEURONS, teacher.neurons) }, (_, k) => Math.floor((k * teacher.neurons) / Math.min(NEURONS, teacher.neurons)));
  return {
    muscles: Array.from({ length: teacher.muscles }, (_, k) => ({ target: column(reaches[0].outputs, teacher.muscles, k), output: column(runs[0].outputs, teacher.muscles, k) })),
    neurons: spread.map((neuron) => ({ neuron, recorded: recorded.includes(neuron), rate: column(rates, teacher.neurons, neuron), predicted: column(predicted, teacher.neurons, neuron) })),
    ...atRest(network, reachInputs(reaches[0].angle, teacher.timing)),
  };
}

/** Linearises a network at the state that it has some time after a trial. */
function atRest(network: Network, inputs: Float32Array): Pick<LearnerPictures, "spectrum" | "restingState" | "restingSpeed"> {
  const map = networkAsMap(network);
  const state = Float64Array.from(network.parameters.get("initial.h")!.data);
  const [before, given] = [new Float64Array(state.length), new Float64Array(network.inputs)];
  for (let step = 0; step < inputs.length / network.inputs + REST; step++) {
    before.set(state);
    given.fill(0).set(inputs.subarray(step * network.inputs, (step + 1) * network.inputs));
    map.step(before, given, state);
  }
  const jacobian = new Float64Array(state.length * state.length);
  map.jacobian(state, given.fill(0), jacobian);
  const { re, im } = eigenDecomposition(jacobian, state.length, kernelAlgebra(state.length)).values;
  return {
    spectrum: perSecond(re.map((part) => part - 1), im),
    restingState: Math.sqrt(state.reduce((sum, value) => sum + value * value, 0) / state.length),
    restingSpeed: state.reduce((most, value, k) => Math.max(most, Math.abs(value - before[k])), 0),
  };
}

/** Eigenvalues per ms as growth per second and frequency in Hz. */
function perSecond(re: Float64Array, im: Float64Array): RateAndFrequency[] {
  return Array.from(re, (part, k) => ({ growth: 1000 * part, frequency: (1000 * im[k]) / (2 * Math.PI) }));
}

/** Column k of data [S, width], to six digits, which are enough to draw. */
function column(data: Float64Array, width: number, k: number): number[] {
  return Array.from(data.filter((_, at) => at % width === k), (value) => Number(value.toPrecision(6)));
}
