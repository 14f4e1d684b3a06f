import { SegmentedControl } from "@mantine/core";
import { claimsTable } from "@nullcline/report/claims-table.ts";
import type { FigureNumbers } from "@nullcline/report/figure-numbers.ts";
import { type MouseEvent, useMemo } from "react";
import { replaceRouteState } from "../server/route-state.ts";
import type { StudyOutline } from "../server/source-api.ts";
import { claimCounts, claimsOf, verdictFilters, verdictIn } from "./claim-filter.ts";

/** The table of claims, filtered by verdict; a claim's figure is one step away. */
export function Claims({ study: { claims }, numbers, state }: { readonly study: StudyOutline; readonly numbers: FigureNumbers; readonly state: URLSearchParams }) {
  const filter = verdictIn(state);
  const counts = useMemo(() => claimCounts(claims), [claims]);
  const table = useMemo(() => claimsTable(claimsOf(claims, filter), numbers).markup, [claims, filter, numbers]);
  return (
    <section className="study-claims" aria-label="Claims">
      <div className="study-head">
        <h2>Claims</h2>
        <SegmentedControl
          size="xs" aria-label="Claims by verdict" value={filter}
          data={verdictFilters.map((name) => ({ value: name, label: `${name} ${counts[name]}` }))}
          onChange={(value) => replaceRouteState({ verdict: value === "all" ? undefined : value })}
        />
      </div>
      <p className="note">Only statements marked “read in the source” are that source's; derived and proposed ones are not the paper's.</p>
      {counts[filter] === 0 ? <p className="note">No claim {filter === "all" ? "is made" : filter}.</p> : <div className="report-table" onClick={followFigure} dangerouslySetInnerHTML={{ __html: table }} />}
    </section>
  );
}

/** The table's links name figures, which in this page are part of the address's state. */
function followFigure(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const figure = link?.getAttribute("href")?.replace(/^#/, "");
  if (figure === undefined) return;
  event.preventDefault();
  // Asked for again, the same figure is come back to.
  replaceRouteState({ figure: undefined });
  replaceRouteState({ figure });
}
