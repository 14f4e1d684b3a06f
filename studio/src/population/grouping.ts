import type { PopulationFactor } from "@nullcline/report/population-data.ts";
import type { PopulationTable } from "../server/source-api.ts";
import { factorNamed } from "./first-view.ts";

/** All networks as one group. */
function oneGroup(members: number): PopulationFactor {
  return { name: "none", values: ["all networks"], codes: Array.from({ length: members }, () => 0) };
}

/** What networks can be grouped by: nothing, or a factor, by its name. */
export function groupingNames({ data }: PopulationTable): string[] {
  return ["none", ...data.factors.map(({ name }) => name)];
}

/** The factor that an address groups by: the colouring one unless it says another. */
export function groupingIn({ data }: PopulationTable, state: URLSearchParams, colour: number): PopulationFactor {
  const name = state.get("group");
  if (name === "none") return oneGroup(data.names.length);
  return data.factors[factorNamed(data, name) ?? colour] ?? oneGroup(data.names.length);
}
