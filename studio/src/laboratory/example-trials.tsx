import { useState } from "react";
import { NumberInput } from "@mantine/core";
import type { NetworkView } from "../protocol/network-view.ts";
import { useLaboratory } from "./laboratory-store.ts";

const WIDTH = 352;
const ROW = 62;

/** Outputs against targets in one example trial, a row a channel. */
export function ExampleTrials() {
  const view = useLaboratory((laboratory) => laboratory.view);
  const [trial, setTrial] = useState(1);
  if (view === undefined) return <p className="note">No network is open.</p>;
  const chosen = Math.min(trial, view.trials) - 1;
  return (
    <figure style={{ margin: 0 }}>
      <NumberInput size="xs" label="Trial" min={1} max={view.trials} value={chosen + 1} onChange={(value) => setTrial(Number(value) || 1)} w={90} mb="xs" />
      <svg viewBox={`0 0 ${WIDTH} ${ROW * view.outputs + 22}`} width="100%" role="img" aria-label={`Outputs and targets of trial ${chosen + 1}`}>
        {Array.from({ length: view.outputs }, (_, channel) => <Row key={channel} view={view} trial={chosen} channel={channel} />)}
        <text x={WIDTH / 2} y={ROW * view.outputs + 16} fontSize={11} textAnchor="middle" fill="var(--soft)">{`step of the trial, 0 to ${view.steps - 1}`}</text>
      </svg>
      <figcaption className="note">Output (coloured) against target (grey).</figcaption>
    </figure>
  );
}

function Row({ view, trial, channel }: { readonly view: NetworkView; readonly trial: number; readonly channel: number }) {
  const output = channelOf(view.output, view, trial, channel);
  const target = view.target.length === 0 ? [] : channelOf(view.target, view, trial, channel);
  const reach = Math.max(1, ...output.map(Math.abs), ...target.map(Math.abs)) * 1.1;
  const path = (values: readonly number[]): string => values.map((value, t) => `${t === 0 ? "M" : "L"}${(30 + (t * (WIDTH - 32)) / Math.max(1, view.steps - 1)).toFixed(1)} ${(channel * ROW + ROW / 2 - (value / reach) * (ROW / 2 - 4)).toFixed(1)}`).join("");
  return (
    <g fill="none">
      <text x={0} y={channel * ROW + ROW / 2 + 4} fontSize={11} fill="var(--soft)">{`out ${channel + 1}`}</text>
      <path d={`M30 ${channel * ROW + ROW / 2}H${WIDTH}`} stroke="var(--faint)" />
      <path d={path(target)} stroke="var(--trace)" strokeWidth={3} opacity={0.6} />
      <path d={path(output)} stroke="var(--accent)" strokeWidth={1.4} />
    </g>
  );
}

function channelOf(values: Float32Array, { steps, trials, outputs }: NetworkView, trial: number, channel: number): number[] {
  return Array.from({ length: steps }, (_, t) => values[(t * trials + trial) * outputs + channel]);
}
