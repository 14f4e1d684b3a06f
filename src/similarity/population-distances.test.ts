import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceJobs, pairsOf } from "./distance-jobs.ts";
import { type DistanceProgress, distancesOf, populationDistances } from "./population-distances.ts";
import { svcca } from "./svcca.ts";
import { mapped, mixedStates, randomRotation } from "./test-states.ts";
import { whitenedBasis } from "./whitened-basis.ts";

const population = Array.from({ length: 19 }, (_, k) => mixedStates(30, 3 + (k % 3), 10 * k));

describe("distanceJobs", () => {
  it("cover every pair once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), (count, group) => {
        const pairs = distanceJobs(count, group).flatMap(pairsOf).map(([i, j]) => `${i} ${j}`);
        expect(pairs.length).toBe((count * (count - 1)) / 2);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });
});

describe("populationDistances", () => {
  it("are the distances of svcca pair by pair, for a fixed number of dimensions and for 99 % of the variance", () => {
    const n = population.length;
    const fixed = populationDistances(population.map((states) => whitenedBasis(states, { keep: 2 })));
    const sufficient = populationDistances(population.map((states) => whitenedBasis(states, { keep: 5, variance: 0.9 })), { compare: "sufficient" });
    for (const [i, j] of [[0, 1], [2, 17], [16, 18], [5, 11], [8, 15]]) {
      expect(fixed[i * n + j]).toBeCloseTo(svcca(population[i], population[j], { dimensions: 2 }).distance, 6);
      expect(sufficient[i * n + j]).toBeCloseTo(svcca(population[i], population[j], { variance: 0.9 }).distance, 6);
    }
  });

  it("are symmetric, 0 on the diagonal and between a network and its turned copy", () => {
    const turned = mapped(population[1], randomRotation(population[1].columns, 3));
    const matrix = populationDistances([...population, turned].map((states) => whitenedBasis(states, { keep: 3 })));
    for (let i = 0; i < 20; i++) for (let j = 0; j < 20; j++) expect(matrix[20 * i + j]).toBe(matrix[20 * j + i]);
    for (let i = 0; i < 20; i++) expect(matrix[21 * i]).toBe(0);
    expect(matrix[20 + 19]).toBeCloseTo(0, 6);
  });

  it("are the same bits when the jobs are shared out otherwise", () => {
    const bases = population.map((states) => whitenedBasis(states, { keep: 3 }));
    const matrix = populationDistances(bases);
    const jobs = distanceJobs(bases.length, 4).toReversed();
    distancesOf(jobs, bases).forEach((distances, k) => {
      pairsOf(jobs[k]).forEach(([i, j], at) => expect(distances[at]).toBe(matrix[i * bases.length + j]));
    });
  });

  it("report how many pairs are done, and stop when asked to", () => {
    const bases = population.map((states) => whitenedBasis(states, { keep: 2 }));
    const seen: DistanceProgress[] = [];
    const signal = { aborted: false };
    const matrix = populationDistances(bases, { onProgress: (progress) => seen.push(progress), signal });
    expect(seen).toEqual([120, 168, 171].map((done) => ({ done, total: 171 })));
    expect(matrix).toEqual(populationDistances(bases));
    const stop = () => populationDistances(bases, { onProgress: () => (signal.aborted = true), signal });
    expect(stop).toThrow("populationDistances: expected to run to its end, got a cancel request");
  });

  it("are none for a worker without jobs, and 0 for a single network", () => {
    const bases = [whitenedBasis(population[0])];
    expect(distancesOf([], bases)).toEqual([]);
    expect([...populationDistances(bases)]).toEqual([0]);
  });

  it("are the same bits when directions are stored as float32", () => {
    const bases = population.map((states) => whitenedBasis(states, { keep: 3 }));
    const rounded = bases.map((basis) => ({ ...basis, directions: Float32Array.from(basis.directions) }));
    expect(populationDistances(rounded)).toEqual(populationDistances(bases));
  });

  it("refuse an empty population and states of other samples", () => {
    expect(() => populationDistances([])).toThrow("at least one basis, got none");
    const bases = [30, 31].map((rows) => whitenedBasis(mixedStates(rows, 2, 1)));
    expect(() => populationDistances(bases)).toThrow("directions of 30 samples each");
  });
});
