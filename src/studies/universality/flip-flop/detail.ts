import type { MemberDetail } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { censusText, flipFlopCensus } from "./census.ts";
import { taskEigenvalues } from "./exhibits/spectrum.ts";
import type { FlipFlopNetwork } from "./population.ts";
import { taskPoints } from "./task-points.ts";

/** Trajectories shown of a network in the map of the population. */
const shownTrajectories = 6;
/** Eigenvalues of smaller modulus are left out: they crowd the origin and say nothing of memory. */
const smallestModulus = 0.5;

/** What is shown of a flip-flop network in the map of the population. */
export function flipFlopDetail({ findings, geometry, score }: FlipFlopNetwork): MemberDetail {
  const { fixedPoints, indexSum, pictures } = findings;
  const points = taskPoints(fixedPoints);
  return {
    facts: [
      ["Mean squared error", numberText(score.metrics["meanSquaredError"], 2)],
      ["Signs held for 512 steps", `${numberText(100 * findings.heldAccuracy)} %`],
      ["Census", censusText(flipFlopCensus(points))],
      ["Points elsewhere", String(fixedPoints.length - points.length)],
      ["Index sum", indexSum === null ? "–" : numberText(indexSum)],
      ["Participation ratio", numberText(geometry.participationRatio)],
    ],
    trajectories: pictures.trajectories.slice(0, shownTrajectories).map((trajectory) => trajectory.filter((_, at) => at % 3 !== 2)),
    points: points.map(({ position: [x, y], unstableDimensions }) => ({ position: [x, y] as const, unstableDimensions })),
    eigenvalues: taskEigenvalues(findings).filter(({ re, im }) => re * re + im * im >= smallestModulus * smallestModulus),
  };
}
