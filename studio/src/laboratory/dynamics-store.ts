import { create } from "zustand";
import type { BranchView, FixedPointsView, FixedPointView, SearchView } from "../protocol/analysis.ts";
import type { Trouble } from "./laboratory-store.ts";

/** What is known of the dynamics of the network shown. Changed by `dynamics-actions.ts` only. */
export interface Dynamics {
  /** The constant input, [I], under which points are looked for and trajectories started. */
  readonly input: readonly number[];
  /** Where a running search stands. */
  readonly search: SearchView | undefined;
  /** The points found; under another input than `input` until they have been followed there. */
  readonly found: FixedPointsView | undefined;
  /** Points that no longer exist under the present input, where they were last. */
  readonly vanished: readonly FixedPointView[];
  /** Index of the point that is looked at. */
  readonly selected: number | undefined;
  /** Index of the mode of the selected point that is looked at. */
  readonly mode: number | undefined;
  /** Trajectories that the reader started, each [T, 3] on the axes. */
  readonly paths: readonly Float32Array[];
  /** Branches of points followed along `branchInput`. */
  readonly branches: readonly BranchView[];
  /** Input channel that branches were followed along. */
  readonly branchInput: number | undefined;
  readonly following: boolean;
  readonly trouble: Trouble | undefined;
}

/** Nothing known yet of a network with so many inputs. */
export function emptyDynamics(inputs: number): Dynamics {
  return {
    input: Array.from({ length: inputs }, () => 0), search: undefined, found: undefined, vanished: [], selected: undefined, mode: undefined,
    paths: [], branches: [], branchInput: undefined, following: false, trouble: undefined,
  };
}

/** The dynamics as components see them. */
export const useDynamics = create<Dynamics>(() => emptyDynamics(0));
