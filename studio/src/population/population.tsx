import { NativeSelect } from "@mantine/core";
import { drawingStyle } from "@nullcline/report/drawing-style.ts";
import { populationStyle } from "@nullcline/report/population-style.ts";
import { useEffect } from "react";
import { useRoute } from "../app/route.ts";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { replaceRouteState } from "../server/route-state.ts";
import type { OpenedSource } from "../server/source-api.ts";
import { SourceFrame } from "../server/source-frame.tsx";
import { useSources } from "../server/sources-store.ts";
import { useSource } from "../server/use-source.ts";
import { Distributions } from "./distributions.tsx";
import { GroupTable } from "./group-table.tsx";
import { MapPanel } from "./map-panel.tsx";
import { MemberList } from "./member-list.tsx";
import { MemberPanel } from "./member-panel.tsx";
import { showPopulation } from "./population-actions.ts";
import { usePopulation } from "./population-store.ts";
import "./population.css";

/** The reports' rules for their drawings and maps, kept to the elements that hold such. */
const drawnStyle = `.report-drawing{${drawingStyle}${populationStyle}}`;

/** The view "Population": maps, distributions and groups of many networks, and their members on demand. */
export default function Population() {
  const { state } = useRoute();
  useSource(state);
  return (
    <SourceFrame what="population" choices={<PopulationSelect state={state} />}>
      {(opened) => <OpenPopulation opened={opened} state={state} />}
    </SourceFrame>
  );
}

/** The population that an address names, or else the source's first. */
function chosenPopulation({ populations }: OpenedSource, state: URLSearchParams): string | undefined {
  return (populations.find(({ id }) => id === state.get("population")) ?? populations[0])?.id;
}

function PopulationSelect({ state }: { readonly state: URLSearchParams }) {
  const opened = useSources((sources) => sources.opened);
  if (opened === undefined || opened.populations.length < 2) return null;
  return (
    <NativeSelect
      size="xs" label="Population" value={chosenPopulation(opened, state)}
      data={opened.populations.map(({ id, title, members }) => ({ value: id, label: `${title} (${members.toLocaleString("en")})` }))}
      onChange={(event) => replaceRouteState({ population: event.currentTarget.value })}
    />
  );
}

function OpenPopulation({ opened, state }: { readonly opened: OpenedSource; readonly state: URLSearchParams }) {
  const id = chosenPopulation(opened, state);
  const table = usePopulation((population) => population.table);
  const trouble = usePopulation((population) => population.trouble);
  useEffect(() => {
    if (id !== undefined) void showPopulation(id, new URLSearchParams(state));
    // The address is read when a population is first shown; afterwards the view writes it.
  }, [id, opened]);
  if (id === undefined) return <p className="note">This report compares no population: its figures are in the view “Study”.</p>;
  return (
    <>
      {opened.about === undefined ? null : <p className="note source-about">{opened.about}</p>}
      <TroubleNotice trouble={trouble} />
      {table === undefined || table.id !== id ? null : (
        <div className="population-view">
          <style>{drawnStyle}</style>
          <div className="population-main">
            <MapPanel key={table.id} table={table} />
            <MemberPanel table={table} />
            <GroupTable table={table} state={state} />
            <MemberList table={table} />
          </div>
          <div className="population-side">
            <Distributions table={table} state={state} />
          </div>
        </div>
      )}
    </>
  );
}
