import type { Claim } from "../../claim.ts";
import type { FullForceFindings } from "../findings.ts";
import { chaosClaim, scaleClaim } from "./conditions.ts";
import { capturedClaim, controlClaim, hintsClaim, subsetClaim } from "./dynamics.ts";
import { circuitClaim, forceClaim } from "./foundations.ts";
import { generalisationClaim, heldOutDynamicsClaim } from "./generalisation.ts";
import { closerAnswersClaim, modesClaim, restClaim, sameAnswersClaim } from "./mechanism.ts";
import { oscillationClaim, outputClaim } from "./performance.ts";

const claims = [circuitClaim, forceClaim, outputClaim, oscillationClaim, capturedClaim, hintsClaim, controlClaim, subsetClaim, generalisationClaim, heldOutDynamicsClaim, chaosClaim, scaleClaim, modesClaim, closerAnswersClaim, sameAnswersClaim, restClaim];

/** All claims of the study, in the order of its report. */
export function judgeClaims(findings: FullForceFindings): Claim[] {
  return claims.map((claim) => claim(findings));
}
