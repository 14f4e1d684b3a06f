import { unseenPoints } from "../../../../dynamics/unseen-points.ts";
import type { FixedPointFinding, FlipFlopFindings } from "../findings.ts";
import { taskPoints } from "../task-points.ts";

/** Whether some point's number of unstable dimensions is uncertain. */
export function hasMarginalPoint(points: readonly FixedPointFinding[]): boolean {
  return points.some(({ undecidedDimensions }) => undecidedDimensions > 0);
}

/**
 * Why a network's list of task points may be incomplete or misclassified, or `undefined` where nothing speaks
 * against it: a marginal point, whose stability rounding could flip, or hit counts that suggest more points.
 */
export function doubtAboutTaskPoints({ fixedPoints }: FlipFlopFindings): string | undefined {
  const points = taskPoints(fixedPoints);
  if (hasMarginalPoint(points)) return "has a marginal point";
  const { unseen } = unseenPoints(points.map(({ hits }) => hits));
  return unseen >= 1 ? `hit counts suggest ${Math.floor(unseen)} more unseen` : undefined;
}

/** That the index sum over all points proves some missing, or `undefined`. */
export function doubtAboutIndexSum({ bounded, indexSum }: FlipFlopFindings): string | undefined {
  return bounded && indexSum !== null && indexSum !== 1 ? "index sum: points are missing" : undefined;
}
