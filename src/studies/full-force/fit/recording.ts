import type { RecordedArray, Recording } from "../../../similarity/recordings/recording.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";

/** What was recorded of a circuit: K trials of T steps. */
export interface CircuitRecording {
  /** Where it came from, as errors call it. */
  readonly source: string;
  readonly trials: number;
  readonly steps: number;
  readonly neurons: number;
  /** Which neuron of the recording each is: [N], ascending; others were silent. */
  readonly neuronIndices: Int32Array;
  readonly inputs: number;
  readonly outputs: number;
  /** Rates [T, N] of each trial. */
  readonly rates: readonly Float64Array[];
  /** Inputs [T, I] of each trial. */
  readonly given: readonly Float64Array[];
  /** Behaviour [T, O] of each trial. */
  readonly behaviour: readonly Float64Array[];
  /** The condition of each trial, where the recording names them. */
  readonly conditions?: readonly string[];
}

/**
 * What the network is given:
 * - `recorded`: the recording's inputs;
 * - `conditions`: one channel a condition, 1 throughout its trials and 0 in all others, for recordings that hold no inputs.
 */
export type FitInputs = "recorded" | "conditions";

/** How a recording is made ready. */
export interface CircuitRecordingOptions {
  /** Default `"recorded"`. */
  readonly inputs?: FitInputs;
  /** What to do with neurons whose rate never changes: `"refuse"` them (default), since they often are a mistake, or `"leave-out"`. */
  readonly silent?: "refuse" | "leave-out";
}

/**
 * What a network can be fitted to of a recording: its activity, its inputs and its behaviour, of which several arrays stand side by side.
 *
 * @throws InvalidInputError when the recording has no behaviour, or not the inputs asked for; when behaviour has gaps, there are fewer than two
 * trials, or a neuron never changes its rate and is not to be left out.
 */
export function circuitRecording(recording: Recording, { inputs = "recorded", silent = "refuse" }: CircuitRecordingOptions = {}): CircuitRecording {
  const { source, rates, conditions } = recording;
  const [trials, steps, all] = rates.axes.map(({ size }) => size);
  if (trials < 2) throw new InvalidInputError({ who: source, expected: "at least two trials, one of them to be held out", got: String(trials) });
  const neuronIndices = activeNeurons(rates);
  if (silent === "refuse" && neuronIndices.length < all) throw silentNeuron(rates, neuronIndices, source);
  const behaviour = sideBySide(behaviourOf(recording));
  const given = inputs === "recorded" ? sideBySide(inputsOf(recording)) : conditionChannels(recording);
  return {
    source, trials, steps, neurons: neuronIndices.length, neuronIndices, inputs: given[0].length / steps, outputs: behaviour[0].length / steps,
    rates: byTrial(columnsOf(rates.data, all, neuronIndices), trials), given, behaviour, ...(conditions === undefined ? {} : { conditions }),
  };
}

function behaviourOf({ source, behaviour }: Recording): readonly RecordedArray[] {
  if (behaviour.length === 0) throw new InvalidInputError({ who: source, expected: 'behaviour, such as an array "outputs" [trials, time, channels]', got: "none", remedy: "Add what the network should put out" });
  for (const array of behaviour) requireWhole(array, source);
  return behaviour;
}

function inputsOf({ source, inputs }: Recording): readonly RecordedArray[] {
  if (inputs.length > 0) return inputs;
  throw new InvalidInputError({ who: source, expected: 'inputs, such as an array "inputs" [trials, time, channels]', got: "none", remedy: "Add what the network is given, or let each condition be an input of its own with --inputs conditions" });
}

/** One array [T, channels] a trial of all arrays' channels. */
function sideBySide(arrays: readonly RecordedArray[]): Float64Array[] {
  const [{ size: trials }, { size: steps }] = arrays[0].axes;
  const widths = arrays.map(({ axes }) => axes[2].size);
  const width = widths.reduce((sum, channels) => sum + channels, 0);
  return Array.from({ length: trials }, (_, trial) => {
    const out = new Float64Array(steps * width);
    for (let t = 0; t < steps; t++) {
      let column = t * width;
      arrays.forEach(({ data }, k) => {
        const from = (trial * steps + t) * widths[k];
        out.set(data.subarray(from, from + widths[k]), column);
        column += widths[k];
      });
    }
    return out;
  });
}

function conditionChannels({ source, conditions, rates }: Recording): Float64Array[] {
  if (conditions === undefined) throw new InvalidInputError({ who: source, expected: "a condition for each trial", got: "none", remedy: 'Add an array "conditions", or for NWB name the column with --condition' });
  const names = [...new Set(conditions)].toSorted((a, b) => (a < b ? -1 : 1));
  const steps = rates.axes[1].size;
  return conditions.map((condition) => Float64Array.from({ length: steps * names.length }, (_, at) => (names[at % names.length] === condition ? 1 : 0)));
}

function requireWhole({ name, axes, data }: RecordedArray, who: string): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const [, steps, width] = axes.map(({ size }) => size);
  const place = `trial ${Math.floor(bad / (steps * width))}, step ${Math.floor(bad / width) % steps}, channel ${bad % width}`;
  throw new InvalidInputError({ who, expected: "finite numbers", got: `${data[bad]} in "${name}", ${place}`, remedy: `Fill the gap, leave the trial out, or leave the array out with --without ${name}` });
}

function activeNeurons({ axes, data }: RecordedArray): Int32Array {
  const neurons = axes[2].size;
  const active = new Uint8Array(neurons);
  for (let at = neurons; at < data.length; at++) if (data[at] !== data[at % neurons]) active[at % neurons] = 1;
  return Int32Array.from(active.keys()).filter((neuron) => active[neuron] === 1);
}

function silentNeuron({ data }: RecordedArray, active: Int32Array, who: string): InvalidInputError {
  const place = active.findIndex((neuron, k) => neuron !== k);
  const silent = place < 0 ? active.length : place;
  return new InvalidInputError({ who, expected: "neurons whose rates change", got: `neuron ${silent}, always at ${data[silent]}`, remedy: "Leave silent neurons out, with --silent leave-out" });
}

/** Some columns of a matrix [S, width]. */
function columnsOf(values: Float64Array, width: number, columns: Int32Array): Float64Array {
  if (columns.length === width) return values;
  return Float64Array.from({ length: (values.length / width) * columns.length }, (_, at) => values[Math.floor(at / columns.length) * width + columns[at % columns.length]]);
}

function byTrial(values: Float64Array, trials: number): Float64Array[] {
  const length = values.length / trials;
  return Array.from({ length: trials }, (_, trial) => values.slice(trial * length, (trial + 1) * length));
}
