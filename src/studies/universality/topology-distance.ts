import type { FixedPointFinding } from "./findings.ts";
import { isTaskPoint } from "./task-points.ts";
import { labelText } from "./memory-label.ts";

/**
 * How much two networks' fixed-point structures differ where the task is done, in [0, 1]: the Jaccard distance
 * between their sets of parts. A part is a fixed point, known by its label and its number of unstable dimensions, or a transition from
 * a saddle to a memory, known by both labels. Points with equal parts count once.
 */
export function topologyDistance(a: readonly FixedPointFinding[], b: readonly FixedPointFinding[]): number {
  const [partsA, partsB] = [partsOf(a), partsOf(b)];
  const shared = [...partsA].filter((part) => partsB.has(part)).length;
  const all = partsA.size + partsB.size - shared;
  return all === 0 ? 0 : 1 - shared / all;
}

function partsOf(points: readonly FixedPointFinding[]): Set<string> {
  const nodes = points.filter(isTaskPoint).map(({ label, unstableDimensions }) => `${labelText(label)} (${unstableDimensions})`);
  const edges = points.filter(isTaskPoint).flatMap(({ label, destinations }) =>
    destinations.filter((index) => index >= 0).map((index) => `${labelText(label)} → ${labelText(points[index].label)}`));
  return new Set([...nodes, ...edges]);
}
