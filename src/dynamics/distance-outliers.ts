import { mean } from "../numeric/mean.ts";
import { median } from "../numeric/median.ts";
import { centroid } from "./search-problem.ts";
import { squaredDistance } from "./squared-distance.ts";

/** Whether a point lies suspiciously far away, by two rules; a flag, never a reason to drop it. */
export interface OutlierFlags {
  /** Farther from the seeds' centroid than `centroidScale` times the seeds' mean distance from it. */
  readonly farFromSeeds: boolean;
  /** Its nearest other point is farther than `neighbourScale` times the median of such distances; needs three points. */
  readonly farFromOthers: boolean;
}

/**
 * Flags points far from the seeds (FixedPointFinder's rule) or from the other points (the rule of
 * computation-thru-dynamics, with a relative limit in place of an absolute one).
 *
 * @param points [P, D]
 * @param seeds [S, D]
 * @returns one pair of flags a point.
 */
export function distanceOutliers(points: Float64Array, seeds: Float64Array, dimension: number, scales: { readonly centroidScale: number; readonly neighbourScale: number }): OutlierFlags[] {
  const centre = centroid(seeds, dimension);
  const spread = mean(distancesTo(centre, seeds, dimension));
  const nearest = nearestNeighbourDistances(points, dimension);
  const limit = nearest.length < 3 ? Infinity : scales.neighbourScale * median(nearest);
  return distancesTo(centre, points, dimension).map((far, point) => ({
    farFromSeeds: far > scales.centroidScale * spread,
    farFromOthers: nearest[point] > limit,
  }));
}

function distancesTo(centre: Float64Array, rows: Float64Array, D: number): number[] {
  return Array.from({ length: rows.length / D }, (_, row) => Math.sqrt(squaredDistance(rows, row, centre, 0, D)));
}

function nearestNeighbourDistances(points: Float64Array, D: number): number[] {
  const count = points.length / D;
  const nearest = Array.from({ length: count }, () => Infinity);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const apart = Math.sqrt(squaredDistance(points, a, points, b, D));
      nearest[a] = Math.min(nearest[a], apart);
      nearest[b] = Math.min(nearest[b], apart);
    }
  }
  return nearest;
}
