import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricMds } from "./metric-mds.ts";
import { procrustesShapeDistance } from "./procrustes.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

/** Distances that no plane holds. */
const simplex = (n: number) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 0 : 1));

describe("metricMds", () => {
  it("recovers points of the plane up to rotation and reflection, with stress 0", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 4, max: 15 }), (seed, n) => {
        const points = randomStates(n, 2, seed);
        const { coordinates, stress1 } = metricMds(distancesBetween(points));
        expect(stress1).toBeLessThan(1e-6);
        expect(procrustesShapeDistance(points, { ...points, data: coordinates }).euclidean).toBeLessThan(1e-4);
      }),
      { numRuns: 20 },
    );
  });

  it("maps three equal networks and one at distance 1 without error, and four mutually equidistant ones with stress-1 of 0.17", () => {
    expect(metricMds(Float64Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0)).stress1).toBeLessThan(1e-7);
    // The best map is a square of side s: Σ(d − δ)² = 4(s − 1)² + 2(√2·s − 1)² is least at s = (2 + √2)/4.
    const side = (2 + Math.SQRT2) / 4;
    const wanted = Math.sqrt((4 * (side - 1) ** 2 + 2 * (Math.SQRT2 * side - 1) ** 2) / (8 * side ** 2));
    expect(metricMds(simplex(4), { restarts: 8, iterations: 2000, tolerance: 1e-14 }).stress1).toBeCloseTo(wanted, 6);
  });

  it("never ends above the stress it starts with, and reports every search", () => {
    const points = randomStates(25, 5, 3);
    const distances = distancesBetween(points);
    const short = metricMds(distances, { iterations: 1 });
    const long = metricMds(distances, { restarts: 3 });
    expect(long.stress1).toBeLessThan(short.stress1);
    expect(long.attempts.map(({ start }) => start)).toEqual(["classical", "random", "random", "random"]);
    expect(long.stress1).toBe(Math.min(...long.attempts.map(({ stress1 }) => stress1)));
    expect(long.attempts[long.chosen].stress1).toBe(long.stress1);
    expect(short.attempts[0]).toMatchObject({ iterations: 1, converged: false });
  });

  it("reports the stress-1 of its coordinates", () => {
    const distances = distancesBetween(randomStates(12, 4, 9));
    const { coordinates, stress1 } = metricMds(distances, { dimensions: 3 });
    const found = distancesBetween({ data: coordinates, rows: 12, columns: 3 });
    const [errors, sizes] = [found.map((distance, k) => (distance - distances[k]) ** 2), found.map((distance) => distance ** 2)];
    const sum = (entries: Float64Array) => entries.reduce((total, entry) => total + entry, 0);
    expect(stress1).toBeCloseTo(Math.sqrt(sum(errors) / sum(sizes)), 10);
  });

  it("gives the same map for the same distances, with principal axes first", () => {
    const distances = distancesBetween(randomStates(10, 3, 4));
    const map = metricMds(distances, { restarts: 2, seed: 3 });
    expect(metricMds(distances, { restarts: 2, seed: 3 })).toEqual(map);
    const spread = [0, 1].map((axis) => map.coordinates.reduce((sum, entry, at) => (at % 2 === axis ? sum + entry * entry : sum), 0));
    expect(spread[0]).toBeGreaterThan(spread[1]);
  });

  it("refuses bad options", () => {
    expect(() => metricMds(simplex(3), { restarts: -1 })).toThrow("restarts as a whole number of at least 0, got -1");
    expect(() => metricMds(simplex(3), { tolerance: NaN })).toThrow("a tolerance of at least 0, got NaN");
  });
});
