import { Button, NativeSelect } from "@mantine/core";
import { numberText } from "@nullcline/studies/number-text.ts";
import { useDeferredValue, useMemo, useState } from "react";
import { Panel } from "../app/panel.tsx";
import { replaceRouteState } from "../server/route-state.ts";
import type { PopulationTable } from "../server/source-api.ts";
import { groupCounts, groupSummaries, type GroupSummary } from "./group-summary.ts";
import { groupingIn } from "./grouping.ts";
import { select } from "./population-actions.ts";
import { usePopulation } from "./population-store.ts";
import { Swatch } from "./swatch.tsx";
import { usePresent } from "./use-present.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";

/** Rows shown at first, and added by "Show more". */
const PAGE = 24;

/** The groups one by one: how many networks, and how a measure spreads in each; a group's name selects its networks. */
export function GroupTable({ table, state }: { readonly table: PopulationTable; readonly state: URLSearchParams }) {
  const colour = usePopulation((population) => population.view?.colour ?? 0);
  const name = state.get("group") ?? "";
  const group = useMemo(() => groupingIn(table, new URLSearchParams(name === "" ? {} : { group: name }), colour), [table, name, colour]);
  const [chosen, setChosen] = useState(0);
  const measure = table.measures[chosen];
  const { shown, selected } = useDeferredValue(usePresent());
  const rows = useMemo(() => groupSummaries(group, shown, measure?.values), [group, shown, measure]);
  const chosenCounts = useMemo(() => (selected.length === 0 ? undefined : groupCounts(group, selected)), [group, selected]);
  return (
    <Panel title="Groups" actions={<ReplicatesButton table={table} group={group} />}>
      {table.measures.length === 0 ? null : <NativeSelect size="xs" maw="18rem" label="Measure" value={String(chosen)} data={table.measures.map((one, index) => ({ value: String(index), label: one.name }))} onChange={(event) => setChosen(Number(event.currentTarget.value))} />}
      <Rows key={group.name} rows={rows} group={group} selected={chosenCounts} />
    </Panel>
  );
}

/** Groups networks that differ by their seed only. */
function ReplicatesButton({ table: { kind, data }, group }: { readonly table: PopulationTable; readonly group: PopulationFactor }) {
  if (kind === undefined || data.factors[kind] === group) return null;
  return <Button size="compact-xs" variant="default" title="Networks of one kind differ by their seed only" onClick={() => replaceRouteState({ group: data.factors[kind].name })}>Group replicates</Button>;
}

function Rows({ rows, group, selected }: { readonly rows: readonly GroupSummary[]; readonly group: PopulationFactor; readonly selected: Uint32Array | undefined }) {
  const [length, setLength] = useState(PAGE);
  return (
    <>
      <div className="members-scroll"><table className="groups">
        <thead><tr><th scope="col">{group.name === "none" ? "Group" : group.name}</th><th scope="col" className="number">Networks</th><th scope="col" className="number">Median</th><th scope="col" className="number">Range</th></tr></thead>
        <tbody>
          {rows.slice(0, length).map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <button type="button" title="Click to select these networks, Shift-click to add them" onClick={(event) => select(row.members, event.shiftKey)}>
                  <Swatch factor={group} code={row.code} /> {group.values[row.code]}
                </button>
              </th>
              <td className="number">{selected === undefined ? "" : `${selected[row.code].toLocaleString("en")} / `}{row.members.length.toLocaleString("en")}</td>
              <td className="number">{numberText(row.median)}</td>
              <td className="number">{Number.isNaN(row.lowest) ? "–" : `${numberText(row.lowest)} to ${numberText(row.highest)}`}</td>
            </tr>
          ))}
        </tbody>
      </table></div>
      {rows.length > length ? <Button size="compact-xs" variant="subtle" onClick={() => setLength(length + PAGE)}>Show more of {rows.length} groups</Button> : null}
    </>
  );
}
