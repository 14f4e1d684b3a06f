import { noiseDrive, sequenceDrive, type Drive, type InputSequence } from "../../dynamics/lyapunov/drive.ts";
import { lyapunovRun } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import type { LyapunovOptions, LyapunovProgress } from "../../dynamics/lyapunov/lyapunov-options.ts";
import type { LyapunovSpectrum } from "../../dynamics/lyapunov/spectrum.ts";
import { runInTurns } from "../../lab/run-in-turns.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import { taskOf } from "../../lab/spec-parts.ts";
import { networkAsMap } from "../../network/as-map.ts";
import type { Network } from "../../network/network.ts";
import { concatenated } from "../../numeric/concatenated.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { createStream } from "../../numeric/random.ts";
import { initialStates } from "./initial-states.ts";

/** What may drive the network: a recording, noise on every channel, its task's trials one after another, or nothing. */
export type NetworkDrive =
  | { readonly kind: "recording"; readonly recording: InputSequence }
  | { readonly kind: "noise"; readonly deviation: number }
  | { readonly kind: "trials"; readonly spec: RunSpec }
  | { readonly kind: "silence" };

/** How to take the spectrum of a network. */
export interface NetworkSpectrumOptions {
  /** Default silence: zeros. */
  readonly drive?: NetworkDrive;
  /** Trajectories; default 4, enough for an error from their spread, or as many as a recording of fewer trials has. Each gets its own noise, trials or part of a recording. */
  readonly trajectories?: number;
  /** How many of the largest exponents; default all. */
  readonly exponents?: number | undefined;
  /** Measured steps of each trajectory; default 2000. */
  readonly steps?: number;
  /** Steps before the tangent vectors set off; default 200. As many follow for their alignment. */
  readonly transient?: number;
  /** Seed of noise, trials and starting vectors; default 0. */
  readonly seed?: number;
  readonly onProgress?: (progress: LyapunovProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

const USUAL_TRAJECTORIES = 4;

/**
 * The Lyapunov spectrum of a network under a drive, from its trained initial state; where all trajectories get the same input,
 * those after the first start at random around it, so that their spread says something. A cell with a time step `dt` has exponents
 * by its unit of time, too.
 *
 * @throws InvalidInputError when the drive fits neither the network's inputs nor the steps, or options are out of range; the
 *   signal's reason when it is aborted.
 */
export async function networkSpectrum(network: Network, options: NetworkSpectrumOptions = {}): Promise<LyapunovSpectrum> {
  const { drive = { kind: "silence" }, trajectories = usualTrajectories(drive), exponents, steps = 2000, transient = 200, seed = 0 } = options;
  const settings: LyapunovOptions = {
    steps,
    transient,
    alignment: transient,
    seed,
    timePerStep: timePerStep(network),
    ...(exponents === undefined ? {} : { exponents }),
    ...drivenBy(network, drive, { steps: steps + 2 * transient, measured: steps, trajectories, seed }),
  };
  const run = lyapunovRun(networkAsMap(network), startingStates(network, drive, trajectories, seed), settings);
  return runInTurns(run, { onStep: (step) => options.onProgress?.(step), signal: options.signal });
}

/** As many trajectories as are followed unless told otherwise: no more than a recording of several trials has. */
export function usualTrajectories(drive: NetworkDrive): number {
  const trials = drive.kind === "recording" ? drive.recording.trajectories : 1;
  return trials === 1 ? USUAL_TRAJECTORIES : Math.min(USUAL_TRAJECTORIES, trials);
}

/** Where trajectories that get the same input start, around the initial state: half the range of a tanh unit. */
const START_DEVIATION = 0.5;

/** The initial state; trajectories after the first are moved at random where their input would make them all the same. */
function startingStates(network: Network, drive: NetworkDrive, trajectories: number, seed: number): Float64Array {
  const states = initialStates(network, trajectories);
  const alike = drive.kind === "silence" || (drive.kind === "recording" && drive.recording.trajectories === 1) || (drive.kind === "noise" && drive.deviation === 0);
  if (!alike) return states;
  const stream = createStream({ study: "Lyapunov spectrum", purpose: "start", seed });
  return states.map((value, at) => (at < states.length / trajectories ? value : value + START_DEVIATION * stream.normal()));
}

/** The cell's own time step, or 1 where it has none. */
export function timePerStep({ cell }: Network): number {
  return typeof cell.options["dt"] === "number" ? cell.options["dt"] : 1;
}

interface Sizes {
  /** All steps of a trajectory, and those of them that are measured. */
  readonly steps: number;
  readonly measured: number;
  readonly trajectories: number;
  readonly seed: number;
}

function drivenBy(network: Network, drive: NetworkDrive, sizes: Sizes): { drive?: Drive } {
  const stream = createStream({ study: "Lyapunov spectrum", purpose: "drive", seed: sizes.seed });
  switch (drive.kind) {
    case "silence": return {};
    case "noise": return { drive: noiseDrive(stream, drive.deviation) };
    case "recording": return { drive: recorded(network, drive.recording, sizes) };
    case "trials": return { drive: trialAfterTrial(drive.spec, stream, sizes) };
  }
}

function recorded({ inputs }: Network, recording: InputSequence, { steps, measured, trajectories }: Sizes): Drive {
  const width = recording.values.length / (recording.steps * recording.trajectories);
  if (width !== inputs) throw new InvalidInputError({ who: "input", expected: `${inputs} numbers a step, one an input channel`, got: `${width}` });
  if (recording.steps < steps) {
    throw new InvalidInputError({ who: "input", expected: `${steps} steps, transient and alignment included`, got: `${recording.steps}`, remedy: fittingSteps(recording.steps, steps - measured) });
  }
  if (recording.trajectories > 1 && recording.trajectories < trajectories) {
    throw new InvalidInputError({ who: "input", expected: `${trajectories} trials, one a trajectory`, got: `${recording.trajectories}`, remedy: "Ask for fewer trajectories" });
  }
  return sequenceDrive(recording);
}

function fittingSteps(available: number, before: number): string {
  return available > before ? `Ask for at most ${available - before} steps, or a shorter transient` : `Ask for a shorter transient and fewer steps, such as ${Math.floor(available / 10)} and ${available - 2 * Math.floor(available / 10)}`;
}

/** Trial after trial of the task for every trajectory, without a pause or a reset between them. */
function trialAfterTrial(spec: RunSpec, stream: ReturnType<typeof createStream>, { steps, trajectories }: Sizes): Drive {
  const task = taskOf(spec.task);
  const parts: Float32Array[] = [];
  for (let length = 0, part = 0; length < steps; part++) {
    const batch = task.sample(stream.fork(part), trajectories);
    parts.push(batch.inputs);
    length += batch.steps;
  }
  const values = concatenated(Float32Array, parts);
  return sequenceDrive({ values, steps: values.length / (trajectories * task.inputs), trajectories });
}
