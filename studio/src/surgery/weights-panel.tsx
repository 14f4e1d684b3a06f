import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import type { WeightsView } from "../protocol/analysis.ts";
import { withEntry } from "./operation-lists.ts";
import { valueText } from "./operation-text.ts";
import { operate, showWeights } from "./surgery-actions.ts";
import { useSurgery } from "./surgery-store.ts";
import { type Entry, WeightGrid } from "./weight-grid.tsx";
import { weightReach } from "./weight-map.ts";
import { WeightScale } from "./weight-scale.tsx";

/** A parameter as a heat map, whose entries can be set. */
export function WeightsPanel({ disabled }: { readonly disabled: boolean }) {
  const weights = useSurgery((surgery) => surgery.weights);
  const [wanted, setWanted] = useState("");
  useEffect(() => { if (weights === undefined && !disabled) void showWeights(wanted); }, [weights, disabled, wanted]);
  if (weights === undefined) return <p className="note weights-wait">{disabled ? "Weights can be looked at while training pauses." : "Reading the weights…"}</p>;
  const choose = (name: string): void => {
    setWanted(name);
    void showWeights(name);
  };
  return (
    <div className="stack">
      <NativeSelect size="xs" label="Parameter" data={weights.names.map((name) => ({ value: name, label: name }))} value={weights.name} onChange={(event) => choose(event.currentTarget.value)} />
      <Editor key={weights.name} weights={weights} disabled={disabled} />
    </div>
  );
}

function Editor({ weights, disabled }: { readonly weights: WeightsView; readonly disabled: boolean }) {
  const [chosen, choose] = useState<Entry>({ row: 0, column: 0 });
  const describedBy = useId();
  const entry = { row: Math.min(chosen.row, weights.rows - 1), column: Math.min(chosen.column, weights.columns - 1) };
  const index = entry.row * weights.columns + entry.column;
  const fixed = weights.mask?.[index] === 0;
  const isVector = weights.columns === 1;
  const place = isVector ? `Entry ${entry.row + 1}` : `To ${entry.row + 1}, from ${entry.column + 1}`;
  return (
    <>
      <WeightGrid weights={weights} entry={entry} onEntry={choose} describedBy={describedBy} />
      <WeightScale reach={weightReach(weights.values)} />
      <p id={describedBy} className="note" aria-live="polite">{fixed ? `${place}: always 0, as the cell's mask says.` : `${place}: ${valueText(weights.values[index])}`}</p>
      <div className="entry-fields">
        <NumberInput size="xs" label={isVector ? "Entry" : "To (row)"} min={1} max={weights.rows} value={entry.row + 1} onChange={(value) => choose({ ...entry, row: Math.max(1, Number(value)) - 1 })} />
        {isVector ? null : <NumberInput size="xs" label="From (column)" min={1} max={weights.columns} value={entry.column + 1} onChange={(value) => choose({ ...entry, column: Math.max(1, Number(value)) - 1 })} />}
        <ValueField key={`${index} ${weights.values[index]}`} value={weights.values[index]} disabled={disabled || fixed} onSet={(value) => operate(withEntry(useSurgery.getState().history.operations, { parameter: weights.name, ...entry, value }))} />
      </div>
    </>
  );
}

function ValueField({ value, disabled, onSet }: { readonly value: number; readonly disabled: boolean; readonly onSet: (value: number) => void }) {
  const [draft, setDraft] = useState<number | string>(Number(value.toPrecision(6)));
  const usable = draft !== "" && Number.isFinite(Number(draft));
  return (
    <form className="value-field" onSubmit={(event) => { event.preventDefault(); if (usable) onSet(Number(draft)); }}>
      <NumberInput size="xs" label="New value" step={0.1} value={draft} onChange={setDraft} disabled={disabled} />
      <Button type="submit" size="xs" variant="default" disabled={disabled || !usable}>Set</Button>
    </form>
  );
}
