import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { openRecordingFile } from "../formats/recordings/open-recording.node.ts";
import type { RecordingOptions } from "../formats/recordings/recording-options.ts";
import type { RecordedAxis, Recording } from "../formats/recordings/recording.ts";
import { openNetwork } from "../lab/open-network.ts";
import { parseRunSpec, type RunSpec } from "../lab/run-spec.ts";
import type { RunStore } from "../lab/run-store.ts";
import { taskOf } from "../lab/spec-parts.ts";
import { runNetwork } from "../network/run.ts";
import type { Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { fingerprint } from "../numeric/fingerprint.ts";
import { createStream } from "../numeric/random.ts";

/** Something whose activity is compared. */
export interface ComparedSubject {
  readonly recording: Recording;
  readonly isNetwork: boolean;
  /** Of a network's weights, or of a recording's activity. */
  readonly fingerprint: string;
}

/** On which trials of their tasks networks are run. */
export interface NetworkTrials {
  readonly count: number;
  readonly seed: number;
}

/**
 * A subject by what the command line calls it: a `.safetensors` file, a run's folder or its id is a network, which is
 * run on fresh trials of its task; any other file is a recording.
 *
 * @throws InvalidInputError when there is no such thing, or a network's file does not say what its task was.
 */
export async function comparedSubject(text: string, folder: string, store: RunStore, trials: NetworkTrials, options: Omit<RecordingOptions, "who">): Promise<ComparedSubject> {
  const path = resolve(folder, text);
  if (!isNetwork(text, path)) return recordingSubject(path, options);
  const opened = await openNetwork(store, text.endsWith(".safetensors") || existsSync(path) ? path : text);
  if (opened.spec === undefined) throw new InvalidInputError({ who: opened.path, expected: "a network that says what its task was", got: "none", remedy: "Record its states on trials of your own, and give that file" });
  const spec = parseRunSpec(opened.spec, { who: `${opened.path} (specification)` });
  return { recording: networkRecording(opened.network, spec, text, trials), isNetwork: true, fingerprint: networkFingerprint(opened.network) };
}

/** What is no file with an ending of its own is a run. */
function isNetwork(text: string, path: string): boolean {
  return text.endsWith(".safetensors") || existsSync(resolve(path, "weights.safetensors")) || (!existsSync(path) && !/\.\w+$/.test(text));
}

async function recordingSubject(path: string, options: Omit<RecordingOptions, "who">): Promise<ComparedSubject> {
  const opened = await openRecordingFile(path);
  try {
    const recording = opened.read(options);
    return { recording, isNetwork: false, fingerprint: fingerprint(recording.rates.data) };
  } finally {
    opened.close();
  }
}

/** h of a network on fresh trials of its task; networks of one task get the same ones. Time runs in steps. */
function networkRecording(network: Network, { task: part }: RunSpec, source: string, { count, seed }: NetworkTrials): Recording {
  const batch = taskOf(part).sample(createStream({ study: "compare", purpose: "trials", seed }), count);
  const { states, dimension } = runNetwork(network, batch);
  const trial: RecordedAxis = { name: "trial", size: count };
  const time: RecordedAxis = { name: "time", size: batch.steps, coordinates: Float64Array.from({ length: batch.steps }, (_, step) => step), unit: "steps" };
  const data = new Float64Array(count * batch.steps * network.units);
  for (let step = 0; step < batch.steps; step++) {
    for (let b = 0; b < count; b++) {
      const from = (step * count + b) * dimension;
      data.set(states.subarray(from, from + network.units), (b * batch.steps + step) * network.units);
    }
  }
  const rates = { name: "h", axes: [trial, time, { name: "neuron", size: network.units }] as const, data };
  return { source, format: "network", rates, behaviour: [], inputs: [], conditions: batch.conditions, epochs: [], trialColumns: new Map(), neuronColumns: new Map(), notes: [] };
}
