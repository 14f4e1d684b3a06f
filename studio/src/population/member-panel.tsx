import { Button } from "@mantine/core";
import { pagedMember } from "@nullcline/report/client/member-details.ts";
import { panelDrawings, thinningNote } from "@nullcline/report/client/member-panel.ts";
import { factorValues } from "@nullcline/report/client/member-text.ts";
import type { ThinnedDetail } from "@nullcline/report/member-detail-data.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import { useEffect, useRef, useState } from "react";
import { Panel } from "../app/panel.tsx";
import type { PopulationTable } from "../server/source-api.ts";
import { sourceApi } from "../server/sources-actions.ts";
import { openInLaboratory, openMember } from "./population-actions.ts";
import { usePopulation } from "./population-store.ts";
import { usePresent } from "./use-present.ts";

/** The member that is open: what it is, what it came to, its drawings, and the way into the laboratory. */
export function MemberPanel({ table }: { readonly table: PopulationTable }) {
  const member = usePopulation((population) => population.opened);
  return member === undefined ? null : <OpenMember table={table} member={member} />;
}

function OpenMember({ table, member }: { readonly table: PopulationTable; readonly member: number }) {
  const detail = useDetail(table, member);
  const focus = useRef<HTMLDivElement>(null);
  useEffect(() => { focus.current?.focus({ preventScroll: true }); }, []);
  // In braces: browsers may return a promise, which is no clean-up.
  useEffect(() => { focus.current?.scrollIntoView({ block: "nearest" }); }, [detail]);
  return (
    <div ref={focus} tabIndex={-1} className="open-member" onKeyDown={({ key }) => { if (key === "Escape") openMember(undefined); }}>
      <Panel title={table.data.names[member]} actions={<Pager member={member} />}>
        <div className="member-actions">
          <Button size="xs" disabled={table.runs[member] === ""} onClick={() => void openInLaboratory(member)}>Open in the laboratory</Button>
          {table.runs[member] === "" ? <span className="note">Neither this source nor the local store has its specification.</span> : <code className="note">run {table.runs[member]}</code>}
        </div>
        <Facts table={table} member={member} detail={detail} />
        {detail === undefined ? null : <Drawings name={table.data.names[member]} detail={detail} />}
      </Panel>
    </div>
  );
}

function Pager({ member }: { readonly member: number }) {
  const { shown, selected } = usePresent();
  const [members, name] = selected.length > 0 ? [selected, "selected"] : [shown, "networks"];
  const at = members.indexOf(member);
  return (
    <div className="pager">
      <span className="note">{at < 0 ? `not among the ${members.length} ${name}` : `${at + 1} of ${members.length} ${name}`}</span>
      <Button size="compact-xs" variant="default" onClick={() => openMember(pagedMember(members, member, -1))}>Previous</Button>
      <Button size="compact-xs" variant="default" onClick={() => openMember(pagedMember(members, member, 1))}>Next</Button>
      <Button size="compact-xs" variant="default" onClick={() => openMember(undefined)}>Close</Button>
    </div>
  );
}

function Facts({ table: { data, described, measures }, member, detail }: { readonly table: PopulationTable; readonly member: number; readonly detail: ThinnedDetail | undefined }) {
  const facts = detail?.facts ?? [];
  const printed = new Set(facts.map(([label]) => label));
  const numbers = measures.filter(({ name }) => !printed.has(name)).map(({ name, unit, values }) => [name, `${numberText(values[member])} ${unit}`] as const);
  const all = [...factorValues({ ...data, factors: data.factors.slice(0, described) }, member), ...facts, ...numbers];
  return <dl className="member-facts">{all.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}

function Drawings({ name, detail }: { readonly name: string; readonly detail: ThinnedDetail }) {
  const note = thinningNote(detail);
  return (
    <>
      <div className="member-drawings report-drawing">
        {panelDrawings(name, detail).map(({ title, markup }) => (
          <section key={title} aria-label={title}><h3>{title}</h3><div dangerouslySetInnerHTML={{ __html: markup.markup }} /></section>
        ))}
      </div>
      {note === undefined ? null : <p className="note">{note}</p>}
    </>
  );
}

/** The details of a member, asked of the worker; none until they come. */
function useDetail({ id }: PopulationTable, member: number): ThinnedDetail | undefined {
  const [found, setFound] = useState<{ readonly key: string; readonly detail: ThinnedDetail | undefined }>();
  const key = `${id} ${member}`;
  useEffect(() => {
    let isWanted = true;
    void sourceApi().detail(id, member).then((detail) => { if (isWanted) setFound({ key, detail }); });
    return () => { isWanted = false; };
  }, [id, member, key]);
  return found?.key === key ? found.detail : undefined;
}
