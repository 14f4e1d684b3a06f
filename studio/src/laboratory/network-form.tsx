import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { taskNames } from "@nullcline/tasks/catalogue.ts";
import { Button, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import { openRun } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";

/** Task, cell, units, seed and training; a change is taken over by a button, since it gives up the present network. */
export function NetworkForm() {
  const spec = useLaboratory((laboratory) => laboratory.spec);
  const [draft, setDraft] = useState({ task: spec.task.name, cell: spec.cell.name, units: spec.units, seed: spec.seed, steps: spec.training.steps });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  return (
    <Stack gap="xs">
      <NativeSelect label="Task" data={[...taskNames]} value={draft.task} onChange={(event) => set({ task: event.currentTarget.value })} />
      <NativeSelect label="Cell" data={[...builtInCells.keys()]} value={draft.cell} onChange={(event) => set({ cell: event.currentTarget.value })} />
      <NumberInput label="Units" min={1} max={1024} value={draft.units} onChange={(value) => set({ units: Number(value) })} />
      <NumberInput label="Seed" min={0} value={draft.seed} onChange={(value) => set({ seed: Number(value) })} />
      <NumberInput label="Optimiser steps" min={1} value={draft.steps} onChange={(value) => set({ steps: Number(value) })} />
      <Button variant="light" onClick={() => void openRun(parseRunSpec({ task: { name: draft.task }, cell: { name: draft.cell }, units: draft.units, seed: draft.seed, training: { steps: draft.steps } }))}>Open this network</Button>
    </Stack>
  );
}
