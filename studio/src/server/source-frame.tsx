import { Button, Loader } from "@mantine/core";
import { type DragEvent, type ReactNode, useState } from "react";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { replaceRouteState } from "./route-state.ts";
import type { OpenedSource } from "./source-api.ts";
import { ReportFileButton, SourceBar } from "./source-bar.tsx";
import { openSourceFile } from "./sources-actions.ts";
import { useSources } from "./sources-store.ts";

/** What a view of sources shows before and after one is open; a report's file may be dropped anywhere on it. */
export function SourceFrame({ what, choices, children }: { readonly what: string; readonly choices?: ReactNode; readonly children: (opened: OpenedSource) => ReactNode }) {
  const { phase, opened, trouble } = useSources();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    setOver(false);
    event.preventDefault();
    if (file !== undefined) void openSourceFile(file);
  };
  return (
    <div className={isOver ? "sources over" : "sources"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      {phase === "none" ? <NoSource what={what} /> : <SourceBar>{choices}</SourceBar>}
      {phase === "opening" ? <p className="source-wait" role="status"><Loader size="xs" aria-hidden /> Reading the source…</p> : null}
      {phase === "failed" ? <TroubleNotice trouble={trouble} /> : null}
      {phase === "open" && opened !== undefined ? children(opened) : null}
    </div>
  );
}

function NoSource({ what }: { readonly what: string }) {
  const { store } = useSources();
  if (store === "unknown") return <p className="source-wait" role="status"><Loader size="xs" aria-hidden /> Looking for a local store…</p>;
  return (
    <section className="no-source" aria-label="Nothing open">
      <h2>No {what} is open</h2>
      <p>
        Train and compare a population on your own machine with <code>npx nullcline study universality --profile quick</code>, which takes minutes
        on two cores. Then <code>npx nullcline studio</code> opens this page with its networks and its report.
      </p>
      <div className="no-source-ways">
        <Button size="sm" onClick={() => replaceRouteState({ source: "example" })}>Show the example</Button>
        <ReportFileButton size="sm" />
      </div>
      <p className="note">The example is a finished quick run: 120 networks on three tasks. A report's file, HTML or JSON, may also be dropped here; it stays on this machine.</p>
    </section>
  );
}
