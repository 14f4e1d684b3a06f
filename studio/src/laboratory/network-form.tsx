import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { trainingFields } from "@nullcline/lab/run-spec.ts";
import { createTask, taskNames } from "@nullcline/tasks/catalogue.ts";
import { Button, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { type DraftSpec, draftOf, type FieldValue, OWN_CELL, specOf, withCell, withTask } from "./draft-spec.ts";
import { openRun } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { errorText } from "../app/error-text.ts";

const CellEditor = lazy(() => import("./cell-editor.tsx"));

/** Task, cell, units, seed and training; a change is taken over by a button, since it gives up the present network. */
export function NetworkForm() {
  const spec = useLaboratory((laboratory) => laboratory.spec);
  return <Fields key={JSON.stringify(spec)} initial={draftOf(spec)} />;
}

function Fields({ initial }: { readonly initial: DraftSpec }) {
  const [draft, setDraft] = useState(initial);
  const [complaint, setComplaint] = useState<string>();
  const set = (part: Partial<DraftSpec>): void => setDraft({ ...draft, ...part });
  const changed = JSON.stringify(draft) !== JSON.stringify(initial);
  const open = (): void => {
    try {
      const spec = specOf(draft);
      setComplaint(undefined);
      void openRun(spec);
    } catch (error) {
      setComplaint(errorText(error));
    }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); open(); }}>
      <Stack gap="xs">
        <NativeSelect size="xs" label="Task" data={[...taskNames]} value={draft.task} onChange={(event) => setDraft(withTask(draft, event.currentTarget.value))} description={createTask(draft.task).summary} inputWrapperOrder={["label", "input", "description"]} />
        <Options title="Task options" values={draft.taskOptions} onChange={(taskOptions) => set({ taskOptions })} />
        <NativeSelect size="xs" label="Cell" data={[...[...builtInCells.keys()].map((name) => ({ value: name, label: name })), { value: OWN_CELL, label: "written by hand" }]} value={draft.cell} onChange={(event) => setDraft(withCell(draft, event.currentTarget.value))} />
        {draft.cell === OWN_CELL
          ? <Suspense fallback={<p className="note">Loading the editor…</p>}><CellEditor source={draft.source} onChange={(source) => set({ source })} /></Suspense>
          : <Options title="Cell options" values={draft.cellOptions} onChange={(cellOptions) => set({ cellOptions })} />}
        <div className="field-pair">
          <NumberInput size="xs" label="Units" min={1} max={1024} value={draft.units} onChange={(units) => set({ units })} />
          <NumberInput size="xs" label="Seed" min={0} value={draft.seed} onChange={(seed) => set({ seed })} />
        </div>
        <NumberInput size="xs" label="Optimiser steps" min={1} value={draft.training["steps"]} onChange={(steps) => set({ training: { ...draft.training, steps } })} />
        <Training draft={draft} set={set} />
        <Button type="submit" size="xs" variant={changed ? "filled" : "default"}>{changed ? "Open this network" : "Open anew"}</Button>
        {complaint === undefined ? null : <p className="complaint" role="alert">{complaint}</p>}
      </Stack>
    </form>
  );
}

function Options({ title, values, onChange }: { readonly title: string; readonly values: Readonly<Record<string, FieldValue>>; readonly onChange: (values: Readonly<Record<string, FieldValue>>) => void }) {
  const names = Object.keys(values);
  if (names.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <div className="field-pair">
        {names.map((name) => typeof values[name] === "string"
          ? <TextInput key={name} size="xs" label={name} value={values[name]} onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })} />
          : <NumberInput key={name} size="xs" label={name} value={values[name]} onChange={(value) => onChange({ ...values, [name]: value })} />)}
      </div>
    </details>
  );
}

function Training({ draft, set }: { readonly draft: DraftSpec; readonly set: (part: Partial<DraftSpec>) => void }) {
  const fields = trainingFields.filter(({ name }) => name !== "steps");
  const put = (name: string, value: FieldValue): void => set({ training: { ...draft.training, [name]: value } });
  return (
    <details>
      <summary>Training and start</summary>
      <div className="field-pair">
        {fields.map(({ name, help }) => name === "schedule"
          ? <NativeSelect key={name} size="xs" label={name} title={help} data={["exponential", "cosine", "constant"]} value={String(draft.training[name])} onChange={(event) => put(name, event.currentTarget.value)} />
          : <NumberInput key={name} size="xs" label={name} title={help} value={draft.training[name]} onChange={(value) => put(name, value)} />)}
        <NumberInput size="xs" label="gain" title="scale of the recurrent weights at the start" value={draft.gain} onChange={(gain) => set({ gain })} />
        <NativeSelect size="xs" label="recurrent" title="how recurrent weights start" data={["gaussian", "orthogonal"]} value={draft.recurrent} onChange={(event) => set({ recurrent: event.currentTarget.value })} />
      </div>
    </details>
  );
}
