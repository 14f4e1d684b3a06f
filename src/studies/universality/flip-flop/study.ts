import type { Claim } from "../../claim.ts";
import type { TaskStudy } from "../task-study.ts";
import { analyseFlipFlop } from "./analyse.ts";
import { idealCensusClaim } from "./claims/ideal-census.ts";
import { indexSumClaim } from "./claims/index-sum.ts";
import { lastingMemory } from "./claims/lasting-memory.ts";
import { memoryStates } from "./claims/memory-states.ts";
import { sharedTopology } from "./claims/shared-topology.ts";
import { transitionsClaim } from "./claims/transitions.ts";
import { undecidedBitsClaim } from "./claims/undecided-bits.ts";
import { flipFlopDetail } from "./detail.ts";
import { flipFlopSections } from "./exhibits/sections.ts";
import type { FlipFlopFindings } from "./findings.ts";
import type { FlipFlopPopulation } from "./population.ts";
import { flipFlopSettings, type FlipFlopSettings } from "./settings.ts";
import { topologyDistance } from "./topology-distance.ts";

const claims = [lastingMemory, memoryStates, idealCensusClaim, indexSumClaim, undecidedBitsClaim, transitionsClaim, sharedTopology];

/** Discrete memory: fixed points under zero input, and the transitions between them. */
export const flipFlopStudy: TaskStudy<FlipFlopFindings, FlipFlopSettings> = {
  name: "flip-flop",
  title: "the three-bit flip-flop",
  retained: 3,
  version: 3,
  settings: flipFlopSettings,
  analyse: analyseFlipFlop,
  topologyDistance,
  topology: "the Jaccard distance between their labelled fixed points and transitions to memories",
  claims: (population: FlipFlopPopulation): Claim[] => claims.map((judge) => judge(population)),
  exhibits: flipFlopSections,
  detail: flipFlopDetail,
};
