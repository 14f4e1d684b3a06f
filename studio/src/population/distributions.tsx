import { NativeSelect } from "@mantine/core";
import { useDeferredValue, useMemo } from "react";
import { Panel } from "../app/panel.tsx";
import { replaceRouteState } from "../server/route-state.ts";
import type { Measure, PopulationTable } from "../server/source-api.ts";
import { groupingIn, groupingNames } from "./grouping.ts";
import { binnedMembers, histogram, measureScale } from "./histogram.ts";
import { HistogramStrips, stripArea } from "./histogram-strips.tsx";
import { usePresent } from "./use-present.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";
import { usePopulation } from "./population-store.ts";

/** Strips beyond this many are not told apart; the groups' table lists them all. */
const MOST_STRIPS = 12;

/** How the networks spread over every measure, a strip a group; the selected ones in full colour. */
export function Distributions({ table, state }: { readonly table: PopulationTable; readonly state: URLSearchParams }) {
  const colour = usePopulation((population) => population.view?.colour ?? 0);
  const name = state.get("group") ?? "";
  const group = useMemo(() => groupingIn(table, new URLSearchParams(name === "" ? {} : { group: name }), colour), [table, name, colour]);
  return (
    <Panel title="Distributions" actions={<GroupSelect table={table} group={group} />}>
      {table.measures.length === 0 ? <p className="note">This population has no numbers to show.</p> : null}
      {table.measures.map((measure) => <MeasureStrips key={measure.name} measure={measure} group={group} />)}
    </Panel>
  );
}

function GroupSelect({ table, group }: { readonly table: PopulationTable; readonly group: PopulationFactor }) {
  return (
    <NativeSelect
      size="xs" aria-label="Group by" value={group.name}
      data={groupingNames(table).map((value) => ({ value, label: value === "none" ? "No groups" : `By ${value}` }))}
      onChange={(event) => replaceRouteState({ group: event.currentTarget.value })}
    />
  );
}

function MeasureStrips({ measure, group }: { readonly measure: Measure; readonly group: PopulationFactor }) {
  const { shown, selected } = useDeferredValue(usePresent());
  const scale = useMemo(() => measureScale(measure, stripArea.left, stripArea.right), [measure]);
  const all = useMemo(() => histogram(measure, group, shown, scale), [measure, group, shown, scale]);
  const chosen = useMemo(() => (selected.length === 0 ? undefined : binnedMembers(all, group, selected)), [all, group, selected]);
  return <HistogramStrips histogram={all} chosen={chosen} group={group} most={MOST_STRIPS} />;
}
