import { compareRecordings } from "@nullcline/similarity/recordings/compare-recordings.ts";
import { describeRecording } from "@nullcline/formats/recordings/describe-recording.ts";
import { networkRecording } from "@nullcline/similarity/recordings/network-recording.ts";
import { recordingComponents } from "@nullcline/similarity/recordings/recording-components.ts";
import type { RecordedArray, Recording } from "@nullcline/similarity/recordings/recording.ts";
import type { NetworkFile } from "@nullcline/formats/read-network-file.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { createStream } from "@nullcline/numeric/random.ts";
import type { RecordingAxes, RecordingFound, RecordingMatch } from "../protocol/files.ts";

/** Trials of its own task that a network is run on, as on the command line. */
const TASK_TRIALS = 64;

/** A recording in words and on its first principal components. */
export function recordingFound(recording: Recording): RecordingFound {
  const summary = describeRecording(recording);
  try {
    return { kind: "recording", summary, axes: axesOf(recording), problem: undefined };
  } catch (error) {
    if (error instanceof InvalidInputError) return { kind: "recording", summary, axes: undefined, problem: error.message };
    throw error;
  }
}

function axesOf(recording: Recording): RecordingAxes {
  const { explained, participationRatio, dimensionsFor, trajectories } = recordingComponents(recording);
  return {
    shares: Array.from(explained.subarray(0, 3)), participationRatio, trajectories, neurons: recording.rates.axes[2].size,
    dimensionsFor90: dimensionsFor.find(({ share }) => share === 0.9)?.components ?? Number.NaN,
  };
}

/**
 * Compares a recording with a network: run on the recording's own inputs where it has as many, trial for trial; else on
 * trials of the network's task, condition for condition.
 *
 * @throws InvalidInputError where neither is possible, or steps or conditions do not match.
 */
export function compareWithNetwork(recording: Recording, opened: NetworkFile & { readonly name: string }, observe: (stage: string) => void): RecordingMatch {
  const { batch, words, match } = driveOf(recording, opened);
  const other = networkRecording(opened.network, batch, opened.name);
  const { scores, notes } = compareRecordings([recording, other], {
    measures: ["svcca", "cka"], match, onProgress: (done, total) => observe(`Comparing: ${done + 1} of ${total}`),
  });
  return { drive: words, scores, notes };
}

interface Drive {
  readonly batch: { readonly inputs: Float32Array; readonly steps: number; readonly trials: number; readonly conditions?: readonly string[] };
  readonly words: string;
  readonly match: "trials" | "means";
}

function driveOf(recording: Recording, { network, spec, name }: NetworkFile & { readonly name: string }): Drive {
  const given = recording.inputs.find(({ axes }) => axes[2].size === network.inputs);
  const { conditions } = recording;
  if (given !== undefined) return { batch: { ...timeFirst(given), ...(conditions === undefined ? {} : { conditions }) }, words: `the recording's own inputs (${given.name}), trial for trial`, match: "trials" };
  if (spec === undefined) {
    throw new InvalidInputError({ who: name, expected: `inputs of ${network.inputs} channels in the recording, or a network that says what its task was`, got: "neither", remedy: "Add the inputs of each trial to the recording" });
  }
  const { task: part, seed } = parseRunSpec(spec, { who: name });
  const task = taskOf(part);
  return { batch: task.sample(createStream({ study: "compare", purpose: "trials", seed }), TASK_TRIALS), words: `${TASK_TRIALS} trials of its task ${task.name}, condition for condition`, match: "means" };
}

/** [B, T, I] → [T, B, I] */
function timeFirst({ axes: [trial, time, channel], data }: RecordedArray): Omit<Drive["batch"], "conditions"> {
  const [trials, steps, channels] = [trial.size, time.size, channel.size];
  const inputs = new Float32Array(data.length);
  for (let b = 0; b < trials; b++) {
    for (let t = 0; t < steps; t++) {
      const from = (b * steps + t) * channels;
      inputs.set(data.subarray(from, from + channels), (t * trials + b) * channels);
    }
  }
  return { inputs, steps, trials };
}
