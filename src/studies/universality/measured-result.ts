import type { Claim } from "../claim.ts";
import type { Provenance } from "../report-record.ts";
import type { NetworkFindings, PopulationFindings } from "./findings.ts";

/** Bulky fields of the findings that only serve pictures and comparisons; they follow from the weights. */
const pictureFields: ReadonlySet<string> = new Set<keyof NetworkFindings>(["trajectories", "exampleTrial", "samples"]);

function measured(network: NetworkFindings): unknown {
  return Object.fromEntries(Object.entries(network).filter(([field]) => !pictureFields.has(field)));
}

/** Everything that a study measured, as JSON-serialisable data, less the bulk that follows from it. JSON has no infinities: an infinite error radius becomes null. */
export function measuredResult({ networks, failed, distances }: PopulationFindings, claims: readonly Claim[], provenance: Provenance): unknown {
  return { provenance, claims, networks: networks.map(measured), failed, svccaDistances: distances };
}
