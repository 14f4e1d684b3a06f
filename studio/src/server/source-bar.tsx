import { Button, FileButton, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { replaceRouteState } from "./route-state.ts";
import { choiceLabel, choiceState } from "./source-choice.ts";
import { openSourceFile } from "./sources-actions.ts";
import { type SourceChoice, type Sources, useSources } from "./sources-store.ts";
import "./source.css";

const accepted = ".html,.json,.gz,application/json,text/html";

/** Says what is open and lets the reader open something else; `children` are the view's own choices. */
export function SourceBar({ children }: { readonly children?: ReactNode }) {
  const sources = useSources();
  const choices = choicesOf(sources);
  const shown = choices.findIndex(({ choice }) => choice === sources.choice);
  return (
    <div className="source-bar">
      <NativeSelect
        size="xs" label="Source" value={String(shown)}
        data={choices.map(({ label }, index) => ({ value: String(index), label }))}
        onChange={(event) => choose(choices[Number(event.currentTarget.value)].choice)}
      />
      {children}
      <ReportFileButton />
    </div>
  );
}

/** Lets the reader pick a report's file. */
export function ReportFileButton({ size = "xs" }: { readonly size?: "xs" | "sm" }) {
  return (
    <FileButton accept={accepted} onChange={(file) => { if (file !== null) void openSourceFile(file); }}>
      {(props) => <Button {...props} size={size} variant="default">Open a report's file</Button>}
    </FileButton>
  );
}

function choose(choice: SourceChoice): void {
  if (choice.kind !== "file") replaceRouteState({ ...choiceState(choice), population: undefined, figure: undefined });
}

/** The sources that can be chosen: what is open, the local store's, the example. */
function choicesOf({ store, choice }: Sources): { readonly choice: SourceChoice; readonly label: string }[] {
  const stored: SourceChoice[] = typeof store === "string" ? [] : [...store.studies.map((study) => ({ kind: "store", study }) as const), { kind: "store" }];
  const all: SourceChoice[] = [...stored, { kind: "example" }];
  const folder = typeof store === "string" ? "" : store.folder;
  const labels = all.map((one) => ({ choice: one, label: choiceLabel(one, folder) }));
  const present = choice === undefined ? undefined : choiceLabel(choice, folder);
  const others = labels.filter(({ label }) => label !== present);
  return choice === undefined || present === undefined ? labels : [{ choice, label: present }, ...others];
}
