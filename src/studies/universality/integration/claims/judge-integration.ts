import type { Claim } from "../../../claim.ts";
import type { IntegrationPopulation } from "../population.ts";
import { alternatingPointsClaim } from "./alternating-points.ts";
import { irrelevantStreamClaim } from "./irrelevant-stream.ts";
import { lineAttractorClaim } from "./line-attractor.ts";
import { oneModeClaim, severalModesClaim } from "./modes.ts";
import { probesClaim } from "./probes.ts";
import { spectrumClaim } from "./spectrum.ts";

/** Every claim on the integration task, in the order of the report. */
const judges = [lineAttractorClaim, probesClaim, alternatingPointsClaim, spectrumClaim, oneModeClaim, severalModesClaim, irrelevantStreamClaim];

/** Judges every claim on a population of integration networks. */
export function judgeIntegration(population: IntegrationPopulation): Claim[] {
  return judges.map((judge) => judge(population));
}
