import type { Claim } from "../../claim.ts";
import type { AnalysedTask } from "../analysed-population.ts";
import type { TaskComparison } from "../comparison/task-comparison.ts";
import { taskStudy } from "../task-studies.ts";
import { judgedByArchitecture } from "./by-architecture.ts";
import { dissociationClaim } from "./dissociation.ts";
import { geometryClaim, mappedFactors, topologyClaim } from "./geometry.ts";
import { learnedClaim } from "./learned.ts";

/** Judges every claim on one task: that it is learned, the task's own, and those on geometry against topology. */
export function judgeClaims({ task, networks, failed }: AnalysedTask, comparison: TaskComparison): Claim[] {
  const studied = networks.map(({ network }) => network);
  const own = taskStudy(task).claims({ networks: studied, failed });
  return [
    learnedClaim(task, studied, failed),
    ...own.map((claim) => judgedByArchitecture(claim, [...studied, ...failed])),
    ...mappedFactors.map((factor) => geometryClaim(comparison, factor)),
    ...mappedFactors.map((factor) => topologyClaim(comparison, factor)),
    dissociationClaim(comparison),
  ];
}
