import { InvalidInputError } from "../../../numeric/errors.ts";
import { largestModulus } from "../../../numeric/largest-modulus.ts";
import type { RandomStream } from "../../../numeric/random.ts";
import { shuffledOrder } from "../../../similarity/shuffled-order.ts";
import type { RecordedRates } from "../../../training/neural-hints.ts";
import { type Reach, type ReachTiming, trialSteps } from "../circuit/teacher.ts";
import { reachCondition } from "./reach-task.ts";

/**
 * Which neurons are recorded: so many of a circuit's, drawn without replacement from both kinds, in ascending order.
 *
 * @throws InvalidInputError when the circuit has fewer.
 */
export function recordedNeurons(neurons: number, count: number, stream: RandomStream): Int32Array {
  if (!Number.isInteger(count) || count < 0 || count > neurons) {
    throw new InvalidInputError({ who: "recordedNeurons", expected: `0…${neurons} recorded neurons, as many as the circuit has`, got: String(count) });
  }
  return shuffledOrder(neurons, stream).subarray(0, count).toSorted();
}

/** Recorded rates by condition, and the scale at which `neuralHints` has to take them. */
export interface Recordings {
  readonly rates: ReadonlyMap<string, RecordedRates>;
  /** Largest |rate| recorded over the largest of all neurons, times the wanted scale. */
  readonly scale: number;
}

/**
 * The rates of recorded neurons as hints: of the scale wanted for the largest |rate| of all neurons, recorded or not, as the amplitudes of
 * the recorded ones would otherwise depend on which they are.
 *
 * @param shift shifts each neuron's rates in a circle over the trial, by the same random number of steps in all conditions; left out,
 * nothing is shifted.
 * @throws InvalidInputError when all recorded rates are zero.
 */
export function recordingsOf(reaches: readonly Reach[], recorded: Int32Array, timing: ReachTiming, scale: number, shift?: RandomStream): Recordings {
  const steps = trialSteps(timing);
  const shifts = Int32Array.from(recorded, (neuron) => (shift === undefined ? 0 : shift.fork(neuron).integer(steps)));
  const rates = reaches.map((reach) => shiftedColumns(reach.rates, steps, recorded, shifts));
  const [all, some] = [reaches.map((reach) => reach.rates), rates].map((arrays) => largestModulus(arrays.map(largestModulus)));
  if (some === 0) throw new InvalidInputError({ who: "recordingsOf", expected: "recorded neurons that are active", got: `${recorded.length} silent ones` });
  return { rates: new Map(rates.map((data, k) => [reachCondition(k), { data, steps, neurons: recorded.length }])), scale: (scale * some) / all };
}

function shiftedColumns(rates: Float64Array, steps: number, columns: Int32Array, shifts: Int32Array): Float64Array {
  const neurons = rates.length / steps;
  return Float64Array.from({ length: steps * columns.length }, (_, at) => {
    const [t, k] = [Math.floor(at / columns.length), at % columns.length];
    return rates[((t + shifts[k]) % steps) * neurons + columns[k]];
  });
}
