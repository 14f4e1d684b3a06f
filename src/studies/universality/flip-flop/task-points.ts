import type { FixedPointFinding } from "./findings.ts";

/**
 * Farther than this from the visited states, in their root-mean-square Mahalanobis distance, a fixed point plays
 * no part in the task: a search with noisy seeds also finds points that no trial comes near. In tanh networks the
 * points of the cube lay within 2.3 and all others beyond 8, in ReLU networks within 4.6 and beyond 32.
 */
export const taskDistance = 6;

/** Whether a fixed point lies where the task is done. */
export function isTaskPoint({ distance }: Pick<FixedPointFinding, "distance">): boolean {
  return distance <= taskDistance;
}

/** The fixed points that lie where the task is done. */
export function taskPoints(points: readonly FixedPointFinding[]): FixedPointFinding[] {
  return points.filter(isTaskPoint);
}

/** How many points lie elsewhere, to follow a measured value; empty when there are none. */
export function elsewhereText(points: readonly FixedPointFinding[]): string {
  const elsewhere = points.length - taskPoints(points).length;
  return elsewhere === 0 ? "" : ` (+ ${elsewhere} elsewhere)`;
}
