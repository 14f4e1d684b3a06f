import type { Claim } from "../claim.ts";
import type { Provenance } from "../report-record.ts";
import type { NetworkFindings, PopulationFindings } from "./findings.ts";

/** Fields of the findings that only serve pictures; they follow from the weights. */
const pictureFields: ReadonlySet<string> = new Set<keyof NetworkFindings>(["trajectories", "exampleTrial"]);

function measured(network: NetworkFindings): unknown {
  return Object.fromEntries(Object.entries(network).filter(([field]) => !pictureFields.has(field)));
}

/** Everything that a study measured, as JSON-serialisable data, less what only serves pictures. */
export function measuredResult({ networks, failed }: PopulationFindings, claims: readonly Claim[], provenance: Provenance): unknown {
  return { provenance, claims, networks: networks.map(measured), failed };
}
