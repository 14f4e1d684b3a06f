import fc from "fast-check";
import { expect, it } from "vitest";
import { simplifiedPath } from "./simplified-path.ts";

type Point = readonly [number, number];

function pairs(path: readonly number[]): Point[] {
  return Array.from({ length: path.length / 2 }, (_, index) => [path[2 * index], path[2 * index + 1]] as const);
}

function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared));
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}

/** The method as it is usually told: by recursion, one point at a time. */
function recursively(points: readonly Point[], tolerance: number): Point[] {
  if (points.length <= 2) return [...points];
  const distances = points.slice(1, -1).map((point) => distance(point, points[0], points[points.length - 1]));
  const farthest = Math.max(...distances);
  if (farthest <= tolerance) return [points[0], points[points.length - 1]];
  const at = distances.indexOf(farthest) + 1;
  return [...recursively(points.slice(0, at + 1), tolerance).slice(0, -1), ...recursively(points.slice(at), tolerance)];
}

const paths = fc.array(fc.tuple(fc.integer({ min: 0, max: 4095 }), fc.integer({ min: 0, max: 4095 })), { minLength: 1, maxLength: 30 });

it("keeps the corner of a bent line and drops what lies on it", () => {
  expect(simplifiedPath([0, 0, 5, 0, 10, 0, 10, 5, 10, 10], 1)).toEqual([0, 0, 10, 0, 10, 10]);
});

it("leaves no dropped point farther from the drawn line than the tolerance, and keeps both ends", () => {
  fc.assert(fc.property(paths, fc.double({ min: 0.1, max: 500, noNaN: true }), (points, tolerance) => {
    const kept = pairs(simplifiedPath(points.flat(), tolerance));
    expect(kept[0]).toEqual(points[0]);
    expect(kept.at(-1)).toEqual(points.at(-1));
    for (const point of points) {
      const nearest = Math.min(...kept.map((from, index) => distance(point, from, kept[Math.min(index + 1, kept.length - 1)])));
      expect(nearest).toBeLessThanOrEqual(tolerance * (1 + 1e-12));
    }
  }));
});

it("keeps the points that the recursive form of the method keeps", () => {
  fc.assert(fc.property(paths, fc.double({ min: 0.5, max: 300, noNaN: true }), (points, tolerance) => {
    expect(pairs(simplifiedPath(points.flat(), tolerance))).toEqual(recursively(points, tolerance));
  }));
});
