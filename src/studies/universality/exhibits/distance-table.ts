import type { TableFigure } from "../../figure.ts";
import type { PopulationFindings } from "../findings.ts";

/** SVCCA distances between all networks. */
export function distanceTable({ networks, distances }: PopulationFindings): TableFigure {
  const names = networks.map(({ name }) => name);
  return {
    kind: "table",
    id: "distances",
    title: "SVCCA distances",
    caption: "Distance between the geometries of h on the same trials: 1 less the mean canonical correlation between the directions that hold 99 % of the variance in the network that needs more of them.",
    columns: [{ label: "", align: "left" }, ...names.map((label) => ({ label, align: "right" as const }))],
    rows: names.map((name, i) => [name, ...names.map((_, j) => (i === j ? "" : distances[i][j].toFixed(3)))]),
  };
}
