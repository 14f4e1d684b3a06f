import { InvalidInputError } from "../../numeric/errors.ts";
import type { NpyArray } from "../read-npy.ts";
import { readNpz } from "../read-npz.ts";

/** An array over time. */
export interface TimeSeries {
  /** T */
  readonly steps: number;
  /** B */
  readonly trials: number;
  readonly channels: number;
  /** [T, B, channels] */
  readonly values: Float64Array;
}

/** What the original network did: its inputs, and its outputs, its units' states, or both. */
export interface TrajectorySample {
  readonly inputs: TimeSeries;
  readonly outputs?: TimeSeries;
  /** After each step. */
  readonly states?: TimeSeries;
}

/** Names that a sample's arrays may have. */
const NAMES = { inputs: ["inputs", "input", "x", "u"], outputs: ["outputs", "output", "y"], states: ["states", "hidden", "h", "hidden_states"] } as const;

/**
 * Reads a sample that proves an import: a `.npz` with `inputs` and `outputs`, `states` (or `hidden`) or both, each
 * [steps, trials, channels] or, for one trial, [steps, channels]. `states` are after each step.
 *
 * @throws InvalidInputError when one is missing, has another number of steps or trials, or holds NaN.
 */
export function readTrajectorySample(bytes: Uint8Array, options: { readonly who?: string } = {}): TrajectorySample {
  const who = options.who ?? "readTrajectorySample";
  const arrays = readNpz(bytes, { who });
  const [inputs, outputs, states] = [NAMES.inputs, NAMES.outputs, NAMES.states].map((names) => seriesNamed(arrays, names, who));
  if (inputs === undefined || (outputs === undefined && states === undefined)) {
    throw new InvalidInputError({ who, expected: "arrays inputs and outputs (or states)", got: [...arrays.keys()].join(", ") || "none", remedy: "numpy.savez('sample.npz', inputs=x, outputs=y), time first" });
  }
  for (const series of [outputs, states]) checkLike(inputs, series, who);
  return { inputs, ...(outputs === undefined ? {} : { outputs }), ...(states === undefined ? {} : { states }) };
}

/** The array of inputs in a `.npz`, by any of its names. */
export function inputSeries(arrays: ReadonlyMap<string, NpyArray>, who: string): TimeSeries | undefined {
  return seriesNamed(arrays, NAMES.inputs, who);
}

function seriesNamed(arrays: ReadonlyMap<string, NpyArray>, names: readonly string[], who: string): TimeSeries | undefined {
  const name = names.find((candidate) => arrays.has(candidate));
  return name === undefined ? undefined : seriesOf(name, arrays.get(name)!, who);
}

function seriesOf(name: string, { kind, shape, data }: NpyArray, who: string): TimeSeries {
  if (kind === "text" || kind === "complex" || (shape.length !== 2 && shape.length !== 3)) {
    throw new InvalidInputError({ who, expected: `${name} of numbers, [steps, trials, channels] or [steps, channels]`, got: `${kind} of shape [${shape.join(", ")}]` });
  }
  const values = Float64Array.from(data as ArrayLike<number | bigint>, Number);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new InvalidInputError({ who, expected: `finite ${name}`, got: `${values[wrong]} at position ${wrong}` });
  const [steps, trials, channels] = shape.length === 3 ? shape : [shape[0], 1, shape[1]];
  return { steps, trials, channels, values };
}

function checkLike(inputs: TimeSeries, series: TimeSeries | undefined, who: string): void {
  if (series === undefined || (series.steps === inputs.steps && series.trials === inputs.trials)) return;
  throw new InvalidInputError({ who, expected: `${inputs.steps} steps of ${inputs.trials} trials, as in the inputs`, got: `${series.steps} steps of ${series.trials}`, remedy: "All arrays have time first: [steps, trials, channels]" });
}
