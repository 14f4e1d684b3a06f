import { movementOf } from "../circuit/teacher.ts";
import { applyLinearMap, ridgeRegression } from "../ridge-regression.ts";
import { type Evaluated, movements, runReaches } from "./evaluate-learner.ts";

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
}

const NEURONS = 10;
const MAP_PENALTY = 0.1;

/** Collects what the figures need. */
export function picturesOf(evaluated: Evaluated): LearnerPictures {
  const { teacher, reaches, recorded } = evaluated;
  const runs = runReaches(evaluated, reaches);
  const map = ridgeRegression(movements(runs, teacher), movements(reaches, teacher), MAP_PENALTY);
  const predicted = applyLinearMap(map, movements(runs.slice(0, 1), teacher));
  const rates = movementOf(reaches[0].rates, teacher.timing, teacher.neurons);
  const spread = Array.from({ length: Math.min(NEURONS, teacher.neurons) }, (_, k) => Math.floor((k * teacher.neurons) / Math.min(NEURONS, teacher.neurons)));
  return {
    muscles: Array.from({ length: teacher.muscles }, (_, k) => ({ target: column(reaches[0].outputs, teacher.muscles, k), output: column(runs[0].outputs, teacher.muscles, k) })),
    neurons: spread.map((neuron) => ({ neuron, recorded: recorded.includes(neuron), rate: column(rates, teacher.neurons, neuron), predicted: column(predicted, teacher.neurons, neuron) })),
  };
}

/** Column k of data [S, width], to six digits, which are enough to draw. */
function column(data: Float64Array, width: number, k: number): number[] {
  return Array.from(data.filter((_, at) => at % width === k), (value) => Number(value.toPrecision(6)));
}
