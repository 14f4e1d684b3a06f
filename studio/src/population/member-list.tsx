import { Button } from "@mantine/core";
import { factorValues } from "@nullcline/report/client/member-text.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import { useState } from "react";
import { Panel } from "../app/panel.tsx";
import type { PopulationTable } from "../server/source-api.ts";
import { openMember } from "./population-actions.ts";
import { usePresent } from "./use-present.ts";

/** Rows of one page of the list. */
const PAGE = 20;
/** Numbers beside each name. */
const MOST_MEASURES = 4;

/** The selected networks, or all, one by one: only when asked for, a page at a time. */
export function MemberList({ table }: { readonly table: PopulationTable }) {
  // Without maps the list is the way to single networks.
  const [isOpen, setOpen] = useState(table.data.maps.length === 0);
  const { shown, selected } = usePresent();
  const members = selected.length > 0 ? selected : shown;
  const title = `${members.length.toLocaleString("en")} ${selected.length > 0 ? "selected" : "networks"}`;
  return (
    <Panel title={`List of ${title}`} actions={<Button size="compact-xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? "Hide the list" : "Show the list"}</Button>}>
      {isOpen ? <Pages table={table} members={members} /> : <p className="note">Selected networks, or all where none is selected.</p>}
    </Panel>
  );
}

function Pages({ table, members }: { readonly table: PopulationTable; readonly members: readonly number[] }) {
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(members.length / PAGE) - 1);
  const page = Math.min(wanted, last);
  return (
    <>
      <div className="members-scroll"><Members table={table} members={members.slice(page * PAGE, (page + 1) * PAGE)} /></div>
      <div className="selection">
        <Button size="compact-xs" variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>Previous page</Button>
        <output>Page {page + 1} of {last + 1}</output>
        <Button size="compact-xs" variant="default" disabled={page === last} onClick={() => setPage(page + 1)}>Next page</Button>
      </div>
    </>
  );
}

function Members({ table: { data, measures, described }, members }: { readonly table: PopulationTable; readonly members: readonly number[] }) {
  const factors = data.factors.slice(0, described);
  const numbers = measures.slice(0, MOST_MEASURES);
  return (
    <table className="groups">
      <thead>
        <tr>
          <th scope="col">Network</th>
          {factors.map(({ name }) => <th key={name} scope="col">{name}</th>)}
          {numbers.map(({ name, unit }) => <th key={name} scope="col" className="number">{unit === "" ? name : `${name} (${unit})`}</th>)}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member}>
            <th scope="row"><button type="button" onClick={() => openMember(member)}>{data.names[member]}</button></th>
            {factorValues({ ...data, factors }, member).map(([name, value]) => <td key={name}>{value}</td>)}
            {numbers.map(({ name, values }) => <td key={name} className="number">{numberText(values[member])}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
