import type { Claim } from "../../claim.ts";
import type { LyapunovFindings } from "../findings.ts";
import { classicalClaims } from "./classical.ts";
import { extensiveClaim } from "./extensive.ts";
import { inputAndGainClaims } from "./input-and-gain.ts";
import { onsetClaims } from "./onset.ts";
import { trainedClaims } from "./trained.ts";
import { wholeSpectrumClaims } from "./whole-spectrum.ts";

/** All claims of the study, in the order of its report. */
export function judgeClaims(findings: LyapunovFindings): Claim[] {
  return [
    ...classicalClaims(findings),
    ...onsetClaims(findings),
    ...wholeSpectrumClaims(findings),
    extensiveClaim(findings),
    ...inputAndGainClaims(findings),
    ...trainedClaims(findings),
  ];
}
