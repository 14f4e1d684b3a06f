import type { RunSpec } from "../../lab/run-spec.ts";
import type { Network } from "../../network/network.ts";
import type { TaskScore } from "../../tasks/task.ts";
import type { Claim } from "../claim.ts";
import type { MemberDetail } from "../figure.ts";
import type { ReportSection } from "../report-record.ts";
import type { ProfileName } from "../study.ts";

/** The paper's three tasks, by their names in the catalogue of tasks. */
export type TaskName = "flip-flop" | "sine" | "integration";

/**
 * What an analysis found of one network. Plain JSON that survives being written and read: numbers (finite ones: say
 * "none" by `null`), strings, booleans, arrays and plain objects; no typed array, no `undefined`, no map.
 */
export interface TaskFindings {
  /** Digest of the bits of what was found, e.g. of all fixed points; printed in the report's provenance. */
  readonly fingerprint: string;
  /** Bulk that only serves pictures, such as trajectories; kept in the run store, left out of `result.json`. */
  readonly pictures: object;
}

/** A trained network of the population, with what its task's analysis found. */
export interface StudiedNetwork<Findings> {
  /** Unique in the task's population and free of spaces: figures' identifiers are made of it. E.g. `"GRU-relu-2"`. */
  readonly name: string;
  /** Printed name of the cell, e.g. `"GRU"`. */
  readonly architecture: string;
  /** `"tanh"` or `"relu"`. */
  readonly activation: string;
  readonly run: RunSpec;
  /** Training loss at some optimiser steps, counted from 1; both of one length. */
  readonly training: { readonly steps: readonly number[]; readonly losses: readonly number[] };
  /** Score on trials that training did not see; `passed` says whether the task was learned. */
  readonly score: TaskScore;
  readonly weightsFingerprint: string;
  readonly geometry: StateGeometry;
  readonly findings: Findings;
}

/** Shape of the cloud of visited h, on the trials that all networks of a task are compared on. */
export interface StateGeometry {
  /** Share of the variance of h on its PC1, PC2, PC3. */
  readonly varianceShares: readonly [number, number, number];
  /** (Σλ)² / Σλ² over the covariance eigenvalues of h; an effective number of dimensions. */
  readonly participationRatio: number;
}

/** A network that is not in the population's analyses, and why. */
export interface FailedNetwork {
  readonly name: string;
  readonly architecture: string;
  readonly activation: string;
  readonly stage: "training" | "analysis";
  /** What went wrong, as a sentence. */
  readonly reason: string;
}

/** One task's networks: those analysed, in the plan's order, learned or not; and those that failed. */
export interface TaskPopulation<Findings> {
  readonly networks: readonly StudiedNetwork<Findings>[];
  readonly failed: readonly FailedNetwork[];
}

/** What an analysis may depend on, beside the network. */
export interface AnalysisContext<Settings> {
  /** The specification it was trained by; `taskOf(run.task)` samples its task's trials. */
  readonly run: RunSpec;
  readonly settings: Settings;
  /** Of every random stream of the analysis. Networks of one study share it and so see the same trials. */
  readonly seed: number;
}

/**
 * One task's part of the study: how a network trained on it is analysed, how two networks' dynamics are compared,
 * and what is claimed and shown of the population. Training, geometry, statistics and the report's frame are the
 * study's own.
 *
 * Identifiers of claims and figures begin with the task's name and a dash; every claim names a figure of `exhibits`,
 * and all claims and exhibits must bear a population in which no network has learned the task.
 */
export interface TaskStudy<Findings extends TaskFindings, Settings extends object> {
  readonly name: TaskName;
  /** As in `"the three-bit flip-flop"`. */
  readonly title: string;
  /** The task's own dimension, at which geometries are compared: 3, 2 and 2. */
  readonly retained: number;
  /** Counted up with every change of the analysis that changes findings, so that kept ones are not taken for new. */
  readonly version: number;
  /** Plain JSON; part of what findings are kept by. */
  readonly settings: Readonly<Record<ProfileName, Settings>>;
  /**
   * Analyses one trained network, in a worker. Deterministic. Yields between pieces of work (a fraction of a second);
   * what it yields is ignored.
   * @throws NullclineError when the network cannot be analysed; it then counts as failed.
   */
  analyse(network: Network, context: AnalysisContext<Settings>): Generator<unknown, Findings>;
  /** How different two networks' dynamics are, in [0, 1]: symmetric, 0 for a network and itself. */
  topologyDistance(a: Findings, b: Findings): number;
  /** What the topology distance is, in a sentence for captions. */
  readonly topology: string;
  /** Judges the task's claims. Measurements of single networks have the network's name as subject; the study tells them together. */
  claims(population: TaskPopulation<Findings>): Claim[];
  exhibits(population: TaskPopulation<Findings>): ReportSection[];
  /** What is shown of a network that is clicked in the map of the population. */
  detail(network: StudiedNetwork<Findings>): MemberDetail;
}
