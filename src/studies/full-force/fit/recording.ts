import { InvalidInputError } from "../../../numeric/errors.ts";

/** An array as it comes from a file, row-major. */
export interface RecordedArray {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number | bigint>;
}

/** What was recorded of a circuit: K trials of T steps. */
export interface CircuitRecording {
  readonly trials: number;
  readonly steps: number;
  readonly neurons: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Rates [T, N] of each trial. */
  readonly rates: readonly Float64Array[];
  /** Inputs [T, I] of each trial. */
  readonly given: readonly Float64Array[];
  /** Behaviour [T, O] of each trial. */
  readonly behaviour: readonly Float64Array[];
}

const NAMES = ["rates", "inputs", "outputs"] as const;

/**
 * A recording from its three arrays: `rates` [trials, time, neurons], `inputs` [trials, time, channels] and `outputs`
 * [trials, time, channels], the behaviour.
 *
 * @param who names the complainant in errors, typically the file's path.
 * @throws InvalidInputError when an array is missing or of another shape, trials or time axes do not match, a value is not finite, there are
 * fewer than two trials, or a neuron never changes its rate.
 */
export function circuitRecording(arrays: ReadonlyMap<string, RecordedArray>, who: string): CircuitRecording {
  const [rates, inputs, outputs] = NAMES.map((name) => requireArray(arrays, name, who));
  const [trials, steps, neurons] = rates.shape;
  for (const [name, { shape }] of [["inputs", inputs], ["outputs", outputs]] as const) requireSameAxes(name, shape, rates.shape, who);
  if (trials < 2) throw new InvalidInputError({ who, expected: "at least two trials, one of them to be held out", got: String(trials) });
  return {
    trials, steps, neurons, inputs: inputs.shape[2], outputs: outputs.shape[2],
    rates: byTrial(requireActive(numbers(rates, "rates", who), neurons, who), trials),
    given: byTrial(numbers(inputs, "inputs", who), trials),
    behaviour: byTrial(numbers(outputs, "outputs", who), trials),
  };
}

function requireArray(arrays: ReadonlyMap<string, RecordedArray>, name: string, who: string): RecordedArray {
  const array = arrays.get(name);
  if (array === undefined) {
    throw new InvalidInputError({ who, expected: `arrays ${NAMES.map((each) => `"${each}"`).join(", ")}`, got: [...arrays.keys()].join(", ") || "none", remedy: "Save them with numpy.savez, each [trials, time, channels]" });
  }
  if (array.shape.length === 3 && array.shape.every((size) => size > 0)) return array;
  throw new InvalidInputError({ who, expected: `"${name}" of shape [trials, time, channels]`, got: `[${array.shape.join(", ")}]`, remedy: "Cut trials to one length, or stretch them to it" });
}

function requireSameAxes(name: string, shape: readonly number[], [trials, steps]: readonly number[], who: string): void {
  if (shape[0] !== trials) throw new InvalidInputError({ who, expected: `${trials} trials of "${name}", as many as of "rates"`, got: String(shape[0]) });
  if (shape[1] !== steps) throw new InvalidInputError({ who, expected: `${steps} time steps of "${name}", as many as of "rates"`, got: String(shape[1]), remedy: "Bring all three to one time axis" });
}

function numbers({ data, shape }: RecordedArray, name: string, who: string): Float64Array {
  const values = Float64Array.from(data as ArrayLike<number>, Number);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return values;
  const [channel, step, trial] = [bad % shape[2], Math.floor(bad / shape[2]) % shape[1], Math.floor(bad / (shape[1] * shape[2]))];
  throw new InvalidInputError({ who, expected: "finite numbers", got: `${values[bad]} in "${name}", trial ${trial}, step ${step}, channel ${channel}`, remedy: "Leave the trial or the channel out, or fill the gap" });
}

function requireActive(rates: Float64Array, neurons: number, who: string): Float64Array {
  const active = new Uint8Array(neurons);
  rates.forEach((rate, at) => {
    if (rate !== rates[at % neurons]) active[at % neurons] = 1;
  });
  const silent = active.indexOf(0);
  if (silent < 0) return rates;
  throw new InvalidInputError({ who, expected: "neurons whose rates change", got: `neuron ${silent}, always at ${rates[silent]}`, remedy: "Leave silent neurons out" });
}

function byTrial(values: Float64Array, trials: number): Float64Array[] {
  const length = values.length / trials;
  return Array.from({ length: trials }, (_, trial) => values.slice(trial * length, (trial + 1) * length));
}
