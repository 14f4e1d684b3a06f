import { InvalidInputError } from "../numeric/errors.ts";
import { largestModulus } from "../numeric/largest-modulus.ts";
import type { Hints } from "./target-generator.ts";

/** Rates recorded from M neurons in one condition, one row a step. */
export interface RecordedRates {
  /** [T, M] */
  readonly data: Float32Array | Float64Array;
  readonly steps: number;
  readonly neurons: number;
}

/** How recordings become hints. */
export interface NeuralHintOptions {
  /** Largest |hint| over all conditions. Default 5. */
  readonly scale?: number;
  /** Last steps over which the hints decay to zero, so that the network ends quietly. Default 110. */
  readonly decaySteps?: number;
}

/**
 * Recorded rates as hints for `fullForce`: divided by the largest |rate| of all recordings, multiplied by `scale`, and over the last
 * `decaySteps` steps by 1 − 3s² + 2s³, s from 0 to 1, which ends at zero with slope zero.
 *
 * Scale and number of decaying steps are those stated by Salatiello & Giese, ICANN 2020; the normalisation and the shape of the decay are
 * this project's reading.
 *
 * @param recordings by condition label, as the task's trials carry it; all of the same M neurons.
 * @throws InvalidInputError without recordings, for shapes that differ or do not fit, and where all rates are zero or one is not finite.
 */
export function neuralHints(recordings: ReadonlyMap<string, RecordedRates>, { scale = 5, decaySteps = 110 }: NeuralHintOptions = {}): Hints {
  const channels = requireRecordings(recordings);
  if (!(Number.isInteger(decaySteps) && decaySteps >= 0)) throw complaint("decaySteps to be zero or a positive integer", String(decaySteps));
  const largest = [...recordings.values()].reduce((most, { data }) => Math.max(most, largestModulus(data)), 0);
  if (!(largest > 0 && largest < Infinity)) throw complaint("finite rates, not all zero", `a largest rate of ${largest}`);
  const signals = new Map([...recordings].map(([condition, rates]) => [condition, decayed(rates, scale / largest, decaySteps)]));
  return {
    channels,
    signals: ({ conditions: [condition] }) => {
      const found = signals.get(condition);
      if (found === undefined) throw complaint(`a recording for every condition of the task: ${[...signals.keys()].join(", ")}`, condition);
      return found;
    },
  };
}

/** The number of neurons. */
function requireRecordings(recordings: ReadonlyMap<string, RecordedRates>): number {
  const [first] = recordings.values();
  if (first === undefined) throw complaint("at least one recording", "none");
  for (const [condition, { data, steps, neurons }] of recordings) {
    if (neurons === first.neurons && neurons >= 1 && data.length === steps * neurons) continue;
    throw complaint(`rates [${steps}, ${first.neurons}] of ${condition}`, `${data.length} numbers of ${neurons} neurons`);
  }
  return first.neurons;
}

function decayed({ data, steps, neurons }: RecordedRates, factor: number, decaySteps: number): Float32Array {
  return Float32Array.from(data, (rate, at) => {
    const s = Math.max(0, (Math.floor(at / neurons) + 1 - (steps - decaySteps)) / decaySteps);
    return factor * rate * (s > 0 ? 1 - s * s * (3 - 2 * s) : 1);
  });
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "neuralHints", expected, got });
}
