import type { Claim } from "../../claim.ts";
import type { PopulationFindings } from "../findings.ts";
import { geometryClaim } from "./geometry.ts";
import { idealCensusClaim } from "./ideal-census.ts";
import { indexSumClaim } from "./index-sum.ts";
import { memoryStates } from "./memory-states.ts";
import { sharedTopology } from "./shared-topology.ts";
import { taskLearned } from "./task-learned.ts";
import { transitionsClaim } from "./transitions.ts";
import { undecidedBitsClaim } from "./undecided-bits.ts";

const ofTrainedNetworks = [memoryStates, idealCensusClaim, indexSumClaim, undecidedBitsClaim, transitionsClaim, sharedTopology, geometryClaim];

/** Judges every claim of the study on a population of at least one trained network. */
export function judgeClaims(population: PopulationFindings): Claim[] {
  return [taskLearned(population), ...ofTrainedNetworks.map((judge) => judge(population.networks))];
}
