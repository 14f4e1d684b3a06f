import { Button, Group, NativeSelect } from "@mantine/core";
import { stabilityStyle } from "@nullcline/report/palette.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import { useState } from "react";
import type { BranchView } from "../protocol/analysis.ts";
import { heldAt } from "../surgery/operation.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { branchDrawing, branchEvents } from "./branch-drawing.ts";
import { useChannelLabels } from "./channel-labels.ts";
import { cancelAnalysis, followInput } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";

const WIDTH = 352;
const HEIGHT = 200;
/** Inputs are followed over the range of the sliders. */
const BOUNDS: readonly [number, number] = [-1, 1];

/** Follows the fixed points found along one input and names what happens to them. */
export function BranchPanel() {
  const inputs = useDynamics((dynamics) => dynamics.input.length);
  const found = useDynamics((dynamics) => dynamics.found);
  const following = useDynamics((dynamics) => dynamics.following);
  const branches = useDynamics((dynamics) => dynamics.branches);
  const branchInput = useDynamics((dynamics) => dynamics.branchInput);
  const [channel, setChannel] = useState(0);
  const { inputs: labels } = useChannelLabels();
  const held = useSurgery(({ history }) => heldAt(Math.min(channel, inputs - 1), history.operations) !== undefined);
  if (inputs === 0) return <p className="note">This network has no input to move.</p>;
  return (
    <div className="stack">
      <Group gap="xs" align="end">
        <NativeSelect size="xs" label="Along" data={Array.from({ length: inputs }, (_, k) => ({ value: String(k), label: labels[k] ?? `input ${k + 1}` }))} value={String(Math.min(channel, inputs - 1))} onChange={(event) => setChannel(Number(event.currentTarget.value))} />
        {following
          ? <Button size="xs" variant="default" onClick={cancelAnalysis}>Stop</Button>
          : <Button size="xs" variant="default" disabled={held || found === undefined || found.points.length === 0} onClick={() => void followInput(Math.min(channel, inputs - 1), BOUNDS)}>Follow the points</Button>}
      </Group>
      {branches.length === 0 ? <p className="note">{held ? "The surgery holds this input: let it go, or follow the points along another one." : found === undefined ? "Find fixed points first: they are then followed around folds, and bifurcations are located and named." : "Each point is followed over the range of the slider."}</p> : <Diagram branches={branches} input={branchInput ?? 0} />}
    </div>
  );
}

function Diagram({ branches, input }: { readonly branches: readonly BranchView[]; readonly input: number }) {
  const { inputs } = useChannelLabels();
  const { segments, marks, low, high } = branchDrawing(branches, BOUNDS, { width: WIDTH, height: HEIGHT });
  const events = branchEvents(branches);
  const name = inputs[input] ?? `input ${input + 1}`;
  return (
    <figure className="branches">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 36}`} role="img" aria-label={`Fixed points on PC 1 against ${name}, ${branches.length} branches`}>
        <rect x={40} y={4} width={WIDTH - 48} height={HEIGHT - 8} fill="none" stroke="var(--rule)" />
        <g fill="none" strokeWidth={1.6}>
          {segments.map(({ path, unstableDimensions }, k) => <path key={k} d={path} stroke={`var(--${stabilityStyle(unstableDimensions).className})`} strokeDasharray={unstableDimensions === 0 ? undefined : "4 2"} />)}
        </g>
        {marks.map(({ x, y }, k) => <circle key={k} cx={x} cy={y} r={3.2} fill="var(--page)" stroke="var(--ink)" />)}
        <g textAnchor="middle">
          {[-1, -0.5, 0, 0.5, 1].map((tick) => <text key={tick} x={40 + ((tick + 1) / 2) * (WIDTH - 48)} y={HEIGHT + 12}>{numberText(tick)}</text>)}
          <text className="axis-title" x={40 + (WIDTH - 48) / 2} y={HEIGHT + 30}>{name}</text>
          <text x={36} y={14} textAnchor="end">{numberText(high, 2)}</text>
          <text x={36} y={HEIGHT - 6} textAnchor="end">{numberText(low, 2)}</text>
          <text className="axis-title" transform={`translate(12 ${HEIGHT / 2}) rotate(-90)`}>position on PC 1</text>
        </g>
      </svg>
      <figcaption className="note">
        {`Solid: stable, dashed: unstable. ${events.length === 0 ? "No bifurcation within this range." : `Circles: ${events.length === 1 ? "one bifurcation" : `${events.length} bifurcations`}.`}`}
      </figcaption>
      {events.length === 0 ? null : <ul className="branch-events">{events.map(({ kind, value }, k) => <li key={k}>{`${kind} at ${numberText(value)}`}</li>)}</ul>}
    </figure>
  );
}
