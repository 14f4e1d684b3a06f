import { writeSafetensors } from "../../formats/write-safetensors.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { RunFiles } from "../../lab/run-store.ts";
import type { AnalyseRun } from "../../lab/stored-analysis.ts";
import type { Network } from "../../network/network.ts";
import { whitenedBasis } from "../../similarity/whitened-basis.ts";
import { comparedStates } from "./compared-states.ts";
import { stateCloud } from "./state-cloud.ts";
import { taskStudy } from "./task-studies.ts";
import type { StateGeometry, TaskFindings, TaskName } from "./task-study.ts";

/** What the analysis of a network depends on, beside the network and its task. */
export interface NetworkAnalysisSettings {
  readonly task: TaskName;
  /** The task's own settings. */
  readonly settings: object;
  /** Version of the task's own analysis. */
  readonly version: number;
  /** Samples of h that geometries are compared on, and the most directions of them that are kept. */
  readonly samples: number;
  readonly directions: number;
  readonly seed: number;
}

/** The JSON file of an analysis; the directions of its geometry are in the safetensors file beside it. */
export interface NetworkAnalysis {
  readonly geometry: StateGeometry;
  /** Directions of h that explain 99 % of its variance; more than are kept when it is larger than they are. */
  readonly sufficient: number;
  readonly samples: number;
  readonly findings: TaskFindings;
}

/** Analyses one network in a worker: its task's findings, and the directions of its geometry as float32 [K, S]. */
export const analyseRun: AnalyseRun = (run, settings) => analyse(run.network, run.spec, settings as unknown as NetworkAnalysisSettings);

function* analyse(network: Network, run: RunSpec, { task, settings, samples, directions, seed }: NetworkAnalysisSettings): Generator<unknown, RunFiles> {
  const states = comparedStates(network, run, samples, seed);
  const basis = whitenedBasis(states, { keep: Math.min(directions, states.columns) });
  yield;
  const findings = yield* taskStudy(task).analyse(network, { run, settings, seed });
  const { geometry } = stateCloud(states.data as Float32Array, states.columns, states.columns);
  const analysis: NetworkAnalysis = { geometry, sufficient: basis.sufficient, samples: basis.samples, findings };
  const kept = basis.directions.length / basis.samples;
  return new Map<string, Uint8Array | string>([
    ["safetensors", writeSafetensors({ metadata: new Map(), tensors: new Map([["directions", { type: "F32" as const, shape: [kept, basis.samples], data: Float32Array.from(basis.directions) }]]) })],
    ["json", `${JSON.stringify(analysis)}\n`],
  ]);
}
