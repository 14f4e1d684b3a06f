import type { FixedPointFinding, NetworkFindings } from "../findings.ts";

/** Whether some point's number of unstable dimensions is uncertain. */
export function hasMarginalPoint(points: readonly FixedPointFinding[]): boolean {
  return points.some(({ undecidedDimensions }) => undecidedDimensions > 0);
}

/**
 * Why a network's list of fixed points may be incomplete or misclassified, or `undefined` where nothing speaks
 * against it: a marginal point, whose stability rounding could flip, an index sum that proves points missing, or
 * hit counts that suggest more.
 */
export function doubtAboutSearch({ fixedPoints, bounded, indexSum, unseenPoints }: NetworkFindings): string | undefined {
  if (hasMarginalPoint(fixedPoints)) return "has a marginal point";
  if (bounded && indexSum !== undefined && indexSum !== 1) return `index sum ${indexSum}: points are missing`;
  if (unseenPoints >= 1) return `hit counts suggest ${Math.floor(unseenPoints)} or more unseen`;
  return undefined;
}
