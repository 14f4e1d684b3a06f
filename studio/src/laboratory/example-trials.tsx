import { NumberInput } from "@mantine/core";
import { useState } from "react";
import type { NetworkView } from "../protocol/network-view.ts";
import { useChannelLabels } from "./channel-labels.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { channelOf, MOST_ROWS, rowReach, scoredStretches, stairs, timeAt, type TimeScale, type TrialRow, trialRows } from "./trial-drawing.ts";
import { TrialKey } from "./trial-key.tsx";

const WIDTH = 360;
const LEFT = 66;
const FOOT = 32;

/** Inputs, outputs and targets in one example trial, a row a channel. */
export function ExampleTrials() {
  const view = useLaboratory((laboratory) => laboratory.view);
  const labels = useChannelLabels();
  const [wanted, setWanted] = useState(1);
  const trial = Math.min(wanted, view?.trials ?? wanted) - 1;
  const { rows, height } = trialRows(labels.inputs.length, labels.outputs.length);
  const scale: TimeScale = { left: LEFT, right: WIDTH - 4, steps: view?.steps ?? 0 };
  const hidden = Math.max(labels.inputs.length, labels.outputs.length) > MOST_ROWS;
  return (
    <figure className="trial">
      <div className="trial-choice">
        <NumberInput size="xs" label="Trial" min={1} max={view?.trials ?? 1} value={trial + 1} onChange={(value) => setWanted(Math.max(1, Number(value) || 1))} />
        <span className="note">{view?.conditions[trial] === undefined || view.conditions[trial] === "" ? "" : `Condition ${view.conditions[trial]}`}</span>
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${height + FOOT}`} role="img" aria-label={`Inputs, outputs and targets of trial ${trial + 1}`}>
        {view === undefined ? null : scoredStretches(view.mask, view, trial).map(([from, to]) => <rect key={from} x={timeAt(from, scale)} width={timeAt(to, scale) - timeAt(from, scale)} y={0} height={height} className="scored" />)}
        {rows.map((row) => <Row key={`${row.kind} ${row.channel}`} row={row} label={labels[row.kind === "input" ? "inputs" : "outputs"][row.channel]} view={view} trial={trial} scale={scale} />)}
        <TimeAxis y={height} scale={scale} />
      </svg>
      <figcaption className="note">
        <TrialKey isScored={(view?.mask.length ?? 1) > 0} />
        {hidden ? `The first ${MOST_ROWS} channels of a kind are drawn.` : null}
      </figcaption>
    </figure>
  );
}

function Row({ row, label, view, trial, scale }: { readonly row: TrialRow; readonly label: string; readonly view: NetworkView | undefined; readonly trial: number; readonly scale: TimeScale }) {
  return (
    <g fill="none">
      <text x={LEFT - 8} y={row.y + 4} textAnchor="end" className="row-label">{label}</text>
      <path d={`M${scale.left} ${row.y}H${scale.right}`} className="zero" />
      {view === undefined ? null : row.kind === "input" ? <Input row={row} view={view} trial={trial} scale={scale} /> : <Output row={row} view={view} trial={trial} scale={scale} />}
    </g>
  );
}

interface LineProps {
  readonly row: TrialRow;
  readonly view: NetworkView;
  readonly trial: number;
  readonly scale: TimeScale;
}

function Input({ row, view, trial, scale }: LineProps) {
  if (row.channel >= view.inputs) return null;
  const values = channelOf(view.input, view, { trial, channel: row.channel, channels: view.inputs });
  return <path d={stairs(values, row, rowReach(values), scale)} className="input-line" />;
}

function Output({ row, view, trial, scale }: LineProps) {
  if (row.channel >= view.outputs) return null;
  const place = { trial, channel: row.channel, channels: view.outputs };
  const output = channelOf(view.output, view, place);
  const target = view.target.length === 0 ? [] : channelOf(view.target, view, place);
  const reach = rowReach(output, target);
  return (
    <>
      <path d={stairs(target, row, reach, scale)} className="target-line" />
      <path d={stairs(output, row, reach, scale)} className="output-line" />
    </>
  );
}

function TimeAxis({ y, scale }: { readonly y: number; readonly scale: TimeScale }) {
  const ticks = scale.steps === 0 ? [] : [0, Math.round(scale.steps / 2), scale.steps];
  return (
    <g className="time-axis">
      <path d={`M${scale.left} ${y}H${scale.right}`} />
      {ticks.map((tick, k) => <text key={k} x={timeAt(tick, scale)} y={y + 14} textAnchor={k === 0 ? "start" : k === 2 ? "end" : "middle"}>{tick}</text>)}
      <text x={(scale.left + scale.right) / 2} y={y + 29} textAnchor="middle">time in steps</text>
    </g>
  );
}
