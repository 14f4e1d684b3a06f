import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import { useMemo } from "react";
import type { NetworkView } from "../protocol/network-view.ts";
import { useLaboratory } from "./laboratory-store.ts";

/** What a network's inputs and outputs are called. */
export interface ChannelLabels {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The task's own names of the channels; numbers for a network whose task is unknown. */
export function channelLabels(spec: RunSpec, view: NetworkView | undefined): ChannelLabels {
  const { inputLabels, outputLabels } = taskOf(spec.task);
  const isTask = view === undefined || (view.target.length > 0 && view.inputs === inputLabels.length && view.outputs === outputLabels.length);
  if (isTask) return { inputs: inputLabels, outputs: outputLabels };
  return { inputs: numbered("input", view.inputs), outputs: numbered("output", view.outputs) };
}

/** The names of the channels of the network shown. */
export function useChannelLabels(): ChannelLabels {
  const spec = useLaboratory((laboratory) => laboratory.spec);
  const view = useLaboratory((laboratory) => laboratory.view);
  const shape = view === undefined ? "" : `${view.inputs} ${view.outputs} ${view.target.length}`;
  return useMemo(() => channelLabels(spec, view), [spec, shape]);
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${name} ${k + 1}`);
}
