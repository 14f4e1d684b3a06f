import type { Claim } from "../../claim.ts";
import type { PopulationFindings } from "../findings.ts";
import { byArchitecture } from "./by-architecture.ts";
import { geometryClaim } from "./geometry.ts";
import { idealCensusClaim } from "./ideal-census.ts";
import { indexSumClaim } from "./index-sum.ts";
import { memoryStates } from "./memory-states.ts";
import { sharedTopology } from "./shared-topology.ts";
import { taskLearned } from "./task-learned.ts";
import { transitionsClaim } from "./transitions.ts";
import { undecidedBitsClaim } from "./undecided-bits.ts";

const ofTrainedNetworks = [memoryStates, idealCensusClaim, indexSumClaim, undecidedBitsClaim, transitionsClaim, sharedTopology];

/**
 * Judges every claim of the study on a population of at least one trained network. Measurements of several
 * networks of one architecture are told together.
 */
export function judgeClaims(population: PopulationFindings): Claim[] {
  const claims = [taskLearned(population), ...ofTrainedNetworks.map((judge) => judge(population.networks)), geometryClaim(population)];
  return claims.map((claim) => ({ ...claim, measurements: byArchitecture(claim.measurements, [...population.networks, ...population.failed]) }));
}
