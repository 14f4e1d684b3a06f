import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { create } from "zustand";
import type { NetworkView } from "../protocol/network-view.ts";
import type { FinishedTraining, OpenedRun } from "../protocol/training.ts";

/** Where the laboratory stands. */
export type Phase = "opening" | "ready" | "training" | "paused" | "finished" | "loaded" | "recovering" | "failed";

/** Which network is looked at: the one in training, or one kept on the way. */
export type Shown = { readonly kind: "present" } | { readonly kind: "checkpoint"; readonly step: number };

/** A network that was brought or loaded, not trained here. */
export interface LoadedNetwork {
  /** The file it came from, or the run's id. */
  readonly name: string;
  /** What it was recognised as, in words. */
  readonly explanation: readonly string[];
  /** As a network file of our own. */
  readonly file: Uint8Array;
}

/** Something that went wrong, for the reader. */
export interface Trouble {
  readonly title: string;
  readonly message: string;
  readonly remedy?: string | undefined;
}

/** Everything the laboratory shows. Changed by `laboratory-actions.ts` only. */
export interface Laboratory {
  readonly spec: RunSpec;
  readonly phase: Phase;
  /** Set where the network shown was loaded; training then begins anew from its specification. */
  readonly loaded: LoadedNetwork | undefined;
  /** Optimiser steps done. */
  readonly done: number;
  readonly stepsPerSecond: number;
  /** Loss of each step done. The array grows in place; `done` says how far it counts. */
  readonly losses: number[];
  readonly opened: OpenedRun | undefined;
  /** The network shown, in its example trials. */
  readonly view: NetworkView | undefined;
  readonly checkpoints: readonly number[];
  readonly shown: Shown;
  readonly result: FinishedTraining | undefined;
  readonly trouble: Trouble | undefined;
}

/** A first network that trains in half a minute on a laptop and shows a known structure: 27 fixed points of three bits. */
export const firstSpec: RunSpec = parseRunSpec({
  task: { name: "flip-flop" },
  cell: { name: "vanilla" },
  units: 64,
  training: { steps: 1500 },
});

/** The state of the laboratory before anything is opened. */
export function emptyLaboratory(spec: RunSpec): Laboratory {
  return {
    spec, phase: "opening", loaded: undefined, done: 0, stepsPerSecond: 0, losses: [], opened: undefined, view: undefined,
    checkpoints: [0], shown: { kind: "present" }, result: undefined, trouble: undefined,
  };
}

/** The laboratory as components see it. */
export const useLaboratory = create<Laboratory>(() => emptyLaboratory(firstSpec));
