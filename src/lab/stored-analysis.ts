import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import type { Network } from "../network/network.ts";
import { sha256 } from "../numeric/sha256.ts";
import type { RunFiles } from "./run-store.ts";
import type { RunSpec } from "./run-spec.ts";
import { currentVersions } from "./versions.ts";

/** An analysis of stored runs: its code, and everything that its outcome depends on beside the run. */
export interface StoredAnalysis {
  /** Begins the names of the files that it leaves with a run, e.g. `"universality-sine"`. */
  readonly name: string;
  /** Counted up when its code changes what it finds. */
  readonly version: number;
  readonly settings: JsonValue;
  /** URL of the module that does the work; its `analyseRun` is an {@link AnalyseRun}. */
  readonly module: string;
}

/**
 * Does the work in a worker thread. Yields now and then, so that the worker can hear of its end; returns the content of
 * one file an extension, e.g. `"json"`.
 */
export type AnalyseRun = (run: { readonly network: Network; readonly spec: RunSpec }, settings: JsonValue) => Generator<unknown, RunFiles>;

/**
 * Digest of what an analysis depends on: its name, version and settings, and the kernels that compute it. 16
 * hexadecimal digits.
 */
export function analysisDigest({ name, version, settings }: StoredAnalysis): string {
  const { kernel } = currentVersions();
  return sha256(canonicalJson({ name, version, settings, kernel })).slice(0, 16);
}

/** Name of the file that an analysis leaves with a run. */
export function analysisFile(analysis: StoredAnalysis, extension: string): string {
  return `${analysis.name}-${analysisDigest(analysis)}.${extension}`;
}
