import type { Claim } from "../../claim.ts";
import type { TaskStudy } from "../task-study.ts";
import { analyseSine } from "./analyse-sine.ts";
import { frequencyRises, frequencyTracks } from "./claims/frequency-tracks.ts";
import { floquetClaim, limitCycleClaim } from "./claims/limit-cycle.ts";
import { oneBranch } from "./claims/one-branch.ts";
import { onePoint } from "./claims/one-point.ts";
import { pathClaim, sharedArrangement } from "./claims/path.ts";
import { unstablePair } from "./claims/unstable-pair.ts";
import { sineDetail } from "./detail.ts";
import { sineSections } from "./exhibits/sections.ts";
import type { SineFindings } from "./findings.ts";
import { neighbourDistance } from "./neighbours.ts";
import type { SinePopulation } from "./population.ts";
import { sineSettings, type SineSettings } from "./settings.ts";

const claims = [onePoint, unstablePair, oneBranch, frequencyTracks, frequencyRises, limitCycleClaim, floquetClaim, pathClaim, sharedArrangement];

/** Pattern generation: fixed points that depend on the commanded frequency, their linear dynamics, and the limit cycles around them. */
export const sineStudy: TaskStudy<SineFindings, SineSettings> = {
  name: "sine",
  title: "the frequency-cued sine wave",
  retained: 2,
  version: 1,
  settings: sineSettings,
  analyse: analyseSine,
  topologyDistance: neighbourDistance,
  topology: "the normalised Hamming distance between their graphs of nearest neighbours among the commands' fixed points",
  claims: (population: SinePopulation): Claim[] => claims.map((judge) => judge(population)),
  exhibits: sineSections,
  detail: sineDetail,
};
