import { InvalidInputError } from "../../numeric/errors.ts";
import type { NpyArray } from "../read-npy.ts";
import { readNpz } from "../read-npz.ts";
import { inputSeries, type TimeSeries } from "./trajectory-sample.ts";

/** Inputs with which any network of as many channels can be driven, however it came about. */
export interface DrivingTrials {
  readonly inputs: TimeSeries;
  /** One label a trial, [B]; absent where the file has none. */
  readonly conditions?: readonly string[];
}

const CONDITIONS = ["conditions", "condition", "labels"];

/**
 * Reads trials that drive networks: a `.npz` with `inputs` [steps, trials, channels], or [steps, channels] for one trial, and,
 * if there is one, `conditions`, a text or number for each trial. Inputs with trials first, [trials, steps, channels], are
 * known by as many conditions as they have first entries; where both axes fit, time is first.
 *
 * @throws InvalidInputError when there are no inputs of finite numbers, or another number of conditions than trials.
 */
export function readDrivingTrials(bytes: Uint8Array, options: { readonly who?: string } = {}): DrivingTrials {
  const who = options.who ?? "readDrivingTrials";
  const arrays = readNpz(bytes, { who });
  const inputs = inputSeries(arrays, who);
  if (inputs === undefined) throw new InvalidInputError({ who, expected: "an array inputs", got: [...arrays.keys()].join(", ") || "none", remedy: "numpy.savez('trials.npz', inputs=x, conditions=labels), x [steps, trials, channels]" });
  const labels = labelsIn(arrays, who);
  if (labels === undefined) return { inputs };
  if (labels.length === inputs.trials) return { inputs, conditions: labels };
  if (labels.length === inputs.steps) return { inputs: timeFirst(inputs), conditions: labels };
  throw new InvalidInputError({ who, expected: `conditions for ${inputs.trials} trials`, got: `${labels.length}`, remedy: "One text or number a trial" });
}

function labelsIn(arrays: ReadonlyMap<string, NpyArray>, who: string): readonly string[] | undefined {
  const name = CONDITIONS.find((candidate) => arrays.has(candidate));
  if (name === undefined) return undefined;
  const { shape, kind, data } = arrays.get(name)!;
  if (shape.length === 1 && kind !== "complex") return Array.from(data as ArrayLike<number | bigint | string>, String);
  throw new InvalidInputError({ who, expected: `${name} with one text or number a trial`, got: `${kind} of shape [${shape.join(", ")}]` });
}

/** [B, T, I], whose axes were taken for the other order, → [T, B, I]. */
function timeFirst({ steps: trials, trials: steps, channels, values }: TimeSeries): TimeSeries {
  const turned = new Float64Array(values.length);
  for (let trial = 0; trial < trials; trial++) {
    for (let step = 0; step < steps; step++) {
      const from = (trial * steps + step) * channels;
      turned.set(values.subarray(from, from + channels), (step * trials + trial) * channels);
    }
  }
  return { steps, trials, channels, values: turned };
}
