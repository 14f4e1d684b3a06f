import type { PopulationData } from "@nullcline/report/population-data.ts";
import { initialView, type PopulationView } from "@nullcline/report/population-view.ts";

/** Index of the factor of a name, whatever the case of its letters. */
export function factorNamed({ factors }: Pick<PopulationData, "factors">, name: string | null): number | undefined {
  const index = factors.findIndex((factor) => factor.name.toLowerCase() === name?.toLowerCase());
  return index < 0 ? undefined : index;
}

/** The view that an address asks for: coloured and shaped by `colour`, a factor's name. */
export function viewIn(data: PopulationData, state: URLSearchParams): PopulationView {
  const view = initialView(data);
  const colour = factorNamed(data, state.get("colour")) ?? view.colour;
  return { ...view, colour, shape: factorNamed(data, state.get("shape")) ?? colour };
}
