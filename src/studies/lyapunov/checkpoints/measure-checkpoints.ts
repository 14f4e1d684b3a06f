import { lyapunovCost } from "../../../dynamics/lyapunov/lyapunov-cost.ts";
import { cellOf } from "../../../lab/spec-parts.ts";
import { readRun } from "../../../lab/read-run.ts";
import type { RunSpec } from "../../../lab/run-spec.ts";
import type { RunStore } from "../../../lab/run-store.ts";
import { runSpectrumJobs, spectrumJob } from "../jobs/run-spectrum-jobs.ts";
import type { NetworkDrive } from "../network-spectrum.ts";
import { networkSteps } from "./checkpoint-network.ts";
import type { CheckpointSpectrum, CheckpointTask } from "./checkpoint-spectrum.ts";

/** How to follow the spectrum of a run through its training. */
export interface MeasureCheckpointsOptions {
  readonly drive: NetworkDrive;
  /** As in `networkSpectrum`; all are part of a record's name. */
  readonly options: CheckpointTask["options"];
  /** Worker threads; default one a core. */
  readonly workers?: number | undefined;
  /** Hears how many of the checkpoints are measured. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The spectra of a run at all its checkpoints and at its end, ascending in optimiser steps, each with how well the network did on fresh
 * trials. Every checkpoint is a piece of work for a thread, and what is measured is kept in the store's folder `lyapunov`.
 *
 * @throws InvalidInputError when the run kept no checkpoints or the drive does not fit; DivergenceError; the signal's reason.
 */
export async function measureCheckpoints(store: RunStore, run: string, { drive, options, workers, onProgress, signal }: MeasureCheckpointsOptions): Promise<readonly CheckpointSpectrum[]> {
  const { spec, result } = await readRun(store, run);
  const jobs = networkSteps(spec, run).map((step) => spectrumJob({ kind: "checkpoint", folder: store.folder, run, weights: result.fingerprint, step, drive, options }, 1));
  let done = 0;
  const outcomes = await runSpectrumJobs<CheckpointSpectrum>(store, jobs, { workers, signal, onJob: () => onProgress?.(++done, jobs.length) });
  return outcomes.map((outcome) => {
    if ("failure" in outcome) throw outcome.failure;
    return outcome.record;
  });
}

/** Operations that it takes at most, and the number of networks; see `lyapunovCost`. */
export function checkpointsCost(spec: RunSpec, run: string, { exponents, steps = 2000, transient = 200, trajectories = 4 }: CheckpointTask["options"]): { readonly networks: number; readonly operations: number } {
  const networks = networkSteps(spec, run).length;
  const dimension = spec.units * cellOf(spec.cell).states.length;
  const { operations } = lyapunovCost({ dimension, exponents: Math.min(exponents ?? dimension, dimension), trajectories, steps: steps + transient, interval: 1 });
  return { networks, operations: networks * operations };
}
