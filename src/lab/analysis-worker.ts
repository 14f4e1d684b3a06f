import { readNetworkFile } from "../formats/read-network-file.ts";
import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import { NullclineError } from "../numeric/errors.ts";
import { packError, type PackedError } from "./packed-error.ts";
import { readRun } from "./read-run.ts";
import { runInTurns } from "./run-in-turns.ts";
import { openRunStore, type RunFiles } from "./run-store.ts";
import type { AnalyseRun, StoredAnalysis } from "./stored-analysis.ts";

/** What a worker is sent: a run of a store, and what to do with it. */
export interface AnalysisJob {
  readonly folder: string;
  readonly id: string;
  readonly analysis: StoredAnalysis;
}

/** What a worker sends back: the files by extension, or the error that a second attempt would repeat. */
export type AnalysisReply = { readonly files: RunFiles; readonly seconds: number } | { readonly error: PackedError };

chooseKernels(process.env);

/** Analyses one run in a worker thread; the main thread does the writing. */
export default async function analyseInWorker({ folder, id, analysis }: AnalysisJob): Promise<AnalysisReply> {
  const began = performance.now();
  try {
    const { analyseRun } = (await import(analysis.module)) as { readonly analyseRun: AnalyseRun };
    const store = openRunStore(folder);
    const { spec } = await readRun(store, id);
    const { network } = readNetworkFile(await store.read(id, "weights.safetensors"), { who: store.path(id, "weights.safetensors") });
    const files = await runInTurns(analyseRun({ network, spec }, analysis.settings));
    return { files, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  }
}
