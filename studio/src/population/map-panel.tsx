import { Button, NativeSelect, SegmentedControl, useComputedColorScheme } from "@mantine/core";
import { selectionLine } from "@nullcline/report/client/member-text.ts";
import { announcementLine, populationMaps } from "@nullcline/report/population-block.ts";
import { useEffect, useRef } from "react";
import { Panel } from "../app/panel.tsx";
import type { PopulationTable } from "../server/source-api.ts";
import { Legend } from "./legend.tsx";
import { chooseTool, colourBy, mountMaps, restoreSelection, select } from "./population-actions.ts";
import { usePopulation } from "./population-store.ts";
import { SaveMaps } from "./save-maps.tsx";

/** The maps of a population with what colours them, what dragging draws, and the selection. */
export function MapPanel({ table }: { readonly table: PopulationTable }) {
  const { factors, maps, names } = table.data;
  const { view, tool } = usePopulation();
  return (
    <Panel title={maps.length > 0 ? table.data.title : `${names.length.toLocaleString("en")} networks`} actions={maps.length > 0 ? <SaveMaps table={table} /> : undefined}>
      <div className="map-controls">
        <NativeSelect size="xs" label={maps.length > 0 ? "Colour by" : "Filter by"} value={String(view?.colour ?? 0)} data={factors.map(({ name }, index) => ({ value: String(index), label: name }))} onChange={(event) => colourBy(Number(event.currentTarget.value))} />
        {maps.length === 0 ? null : (
          <div role="group" aria-label="Drag draws">
            <span className="control-label" aria-hidden>Drag draws</span>
            <SegmentedControl size="xs" aria-label="Drag draws" value={tool} data={[{ value: "rectangle", label: "a rectangle" }, { value: "lasso", label: "a lasso" }]} onChange={(value) => chooseTool(value === "lasso" ? "lasso" : "rectangle")} />
          </div>
        )}
      </div>
      <Legend table={table} />
      <Maps table={table} />
      <Selection table={table} />
      {maps.length > 0 ? <KeyHelp /> : <p className="note">These runs have no maps: geometry and topology are compared by a study, such as <code>nullcline study universality</code>. Groups and distributions are of all runs.</p>}
    </Panel>
  );
}

/** The canvases, made outside React: one element a map, whatever the number of networks. */
function Maps({ table }: { readonly table: PopulationTable }) {
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const block = document.createElement("div");
    block.className = "population";
    block.innerHTML = populationMaps(table.data.maps).markup + announcementLine().markup;
    host.current?.append(block);
    const unmount = mountMaps(block);
    return () => {
      unmount();
      block.remove();
    };
  }, [table]);
  // The scheme's attribute changes after this render; the maps read their colours in the next frame.
  useEffect(() => { usePopulation.getState().maps?.repaint(); }, [scheme]);
  return <div ref={host} className="report-drawing" />;
}

function Selection({ table }: { readonly table: PopulationTable }) {
  const { view, maps, cleared } = usePopulation();
  if (view === undefined || maps === undefined) return null;
  const { selected } = maps.present();
  return (
    <div className="selection">
      <output>{selectionLine(table.data, selected, view.colour)}</output>
      {view.selected.size > 0 ? <Button size="compact-xs" variant="default" onClick={() => select([], false)}>Clear selection</Button> : null}
      {cleared === undefined ? null : <Button size="compact-xs" variant="default" onClick={restoreSelection}>Restore the selection</Button>}
    </div>
  );
}

function KeyHelp() {
  return (
    <details className="note key-help">
      <summary>How to select and open networks</summary>
      <p>
        By pointer: drag over networks, with Shift to add; click one for its details; click empty ground to clear. By keyboard, on a map: arrow keys
        walk from network to network, Enter opens one, Space selects it, Shift with arrow keys draws a rectangle, L sets corners of a lasso at
        networks, Escape clears.
      </p>
    </details>
  );
}
