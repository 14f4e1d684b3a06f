import type { TaskScore } from "@nullcline/tasks/task.ts";
import { create } from "zustand";
import type { FixedPointsView, LesionCostsView, WeightsView } from "../protocol/analysis.ts";
import type { NetworkView } from "../protocol/network-view.ts";
import type { Trouble } from "../laboratory/laboratory-store.ts";
import type { Operation } from "./operation.ts";
import { emptyHistory, type History } from "./history.ts";

/** What is operated on the network shown, and what that changes. Changed by `surgery-actions.ts` only. */
export interface SurgeryState {
  readonly history: History;
  /** The network before the first operation; undefined while there is none. */
  readonly before: { readonly view: NetworkView; readonly found: FixedPointsView | undefined } | undefined;
  /** The task's scores on fresh trials; undefined while unknown, and for a network without a task. */
  readonly scoreBefore: TaskScore | undefined;
  readonly scoreNow: TaskScore | undefined;
  /** Whether what is shown is still of an earlier list of operations. */
  readonly refreshing: boolean;
  /** What each unit's lesion costs the network, as it was operated then. */
  readonly costs: (LesionCostsView & { readonly operations: readonly Operation[] }) | undefined;
  /** Units done of a ranking that is being computed. */
  readonly ranking: number | undefined;
  /** The parameter that is looked at. */
  readonly weights: WeightsView | undefined;
  readonly trouble: Trouble | undefined;
}

export const noSurgery: SurgeryState = {
  history: emptyHistory, before: undefined, scoreBefore: undefined, scoreNow: undefined, refreshing: false, costs: undefined, ranking: undefined, weights: undefined, trouble: undefined,
};

/** The surgery as components see it. */
export const useSurgery = create<SurgeryState>(() => noSurgery);

/** Whether the network shown is another than the one trained or loaded. */
export const isOperated = ({ history }: SurgeryState): boolean => history.operations.length > 0;
