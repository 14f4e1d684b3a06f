import { Button } from "@mantine/core";
import { legendLimit } from "@nullcline/report/category-legend.ts";
import { useMemo } from "react";
import type { PopulationTable } from "../server/source-api.ts";
import { filterValue, showAll } from "./population-actions.ts";
import { usePopulation } from "./population-store.ts";
import { Swatch } from "./swatch.tsx";

/** The values of the colouring factor as buttons: pressed as long as their networks are shown. */
export function Legend({ table }: { readonly table: PopulationTable }) {
  const view = usePopulation((population) => population.view);
  const colour = view?.colour ?? 0;
  const factor = table.data.factors[colour];
  const counts = useMemo(() => {
    const each = new Uint32Array(factor?.values.length ?? 0);
    for (const code of factor?.codes ?? []) each[code]++;
    return each;
  }, [factor]);
  if (factor === undefined || view === undefined) return null;
  const isFiltered = view.filteredOut.some((set) => set.size > 0);
  return (
    <div className="legend-row" role="group" aria-label={`Shown networks by ${factor.name}`}>
      {factor.values.slice(0, legendLimit).map((value, code) => (
        <button key={value} type="button" aria-pressed={!view.filteredOut[colour].has(code)} title="Click to hide or show, Shift-click to show only these" onClick={(event) => filterValue(colour, code, event.shiftKey)}>
          <Swatch factor={factor} code={code} />
          <span>{value}</span> <small>{counts[code].toLocaleString("en")}</small>
        </button>
      ))}
      {factor.values.length > legendLimit ? <small className="note">and {factor.values.length - legendLimit} more</small> : null}
      {isFiltered ? <Button size="compact-xs" variant="subtle" onClick={showAll}>Show all networks</Button> : null}
    </div>
  );
}
