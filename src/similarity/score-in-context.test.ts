import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { canonicalCorrelations } from "./canonical-correlations.ts";
import { linearCka } from "./linear-cka.ts";
import { matchedRandomFeatures } from "./matched-random-features.ts";
import { principalComponents } from "./pca.ts";
import { procrustesShapeDistance } from "./procrustes.ts";
import type { SampleMatrix } from "./sample-matrix.ts";
import { scoreInContext } from "./score-in-context.ts";
import { sampleSplitCeiling, unitSplitCeiling } from "./split-half-ceiling.ts";
import { svcca } from "./svcca.ts";
import { mapped, mixedStates, randomStates } from "./test-states.ts";

const stream = (purpose: string) => createStream({ study: "context tests", purpose, seed: 1 });
const meanCorrelation = (x: SampleMatrix, y: SampleMatrix) => svcca(x, y, { dimensions: 2 }).similarity;

describe("matchedRandomFeatures", () => {
  it("have the means and the covariance of the states, to the last digits, and other samples", () => {
    const states = mapped(mixedStates(60, 3, 1), randomStates(3, 5, 2)); // rank 3 of 5
    const features = matchedRandomFeatures(states, stream("features"));
    const [given, drawn] = [states, features].map(({ data, rows, columns }) => principalComponents(data, { rows, columns }));
    given.mean.forEach((mean, k) => expect(drawn.mean[k]).toBeCloseTo(mean, 10));
    given.variances.forEach((variance, k) => expect(drawn.variances[k]).toBeCloseTo(variance, 9));
    expect(canonicalCorrelations(states, features)[0]).toBeLessThan(0.7);
  });

  it("exist for as many units as samples, and not for more", () => {
    expect(matchedRandomFeatures(randomStates(3, 3, 1), stream("x")).data.every(Number.isFinite)).toBe(true);
    expect(() => matchedRandomFeatures(randomStates(3, 4, 1), stream("x"))).toThrow("at least as many samples as units");
  });
});

describe("split-half ceilings", () => {
  it("are 1 when both halves see the same plane or all units follow one course", () => {
    const plane = mapped(randomStates(40, 2, 1), randomStates(2, 4, 2));
    expect(sampleSplitCeiling(meanCorrelation, plane, 2, stream("a"))).toBeCloseTo(1, 10);
    const line = mapped(randomStates(40, 1, 1), randomStates(1, 4, 2));
    expect(unitSplitCeiling(linearCka, line, stream("b"))).toBeCloseTo(1, 10);
  });

  it("are below 1 when nothing distinguishes the leading directions from the others", () => {
    expect(sampleSplitCeiling(meanCorrelation, randomStates(60, 8, 1), 2, stream("a"))).toBeLessThan(0.95);
  });

  it("refuse what has no halves", () => {
    expect(() => sampleSplitCeiling(meanCorrelation, randomStates(3, 2, 1), 2, stream("a"))).toThrow("enough samples for two halves");
    expect(() => unitSplitCeiling(meanCorrelation, randomStates(9, 1, 1), stream("a"))).toThrow("enough units for two halves");
  });
});

describe("scoreInContext", () => {
  const course = randomStates(200, 2, 1);
  const noisy = (seed: number): SampleMatrix => {
    const [signal, noise] = [mapped(course, randomStates(2, 6, seed)), randomStates(200, 6, seed + 50)];
    return { ...signal, data: signal.data.map((entry, k) => entry + 0.2 * noise.data[k]) };
  };
  const [x, y] = [noisy(3), noisy(4)];

  it("puts a score between chance and ceiling for networks that share their courses", () => {
    const { score, chance, sampleCeiling, unitCeiling } = scoreInContext(meanCorrelation, x, y, { draws: 6, dimensions: 2 });
    expect(chance.mean).toBeLessThan(0.2);
    expect(score).toBeGreaterThan(0.9);
    expect(sampleCeiling.mean).toBeGreaterThan(score);
    expect(unitCeiling!.mean).toBeGreaterThan(chance.mean + 3 * chance.standardDeviation);
    expect(chance.draws.length).toBe(6);
  });

  it("finds the score of unrelated networks within what chance gives", () => {
    const { score, chance } = scoreInContext(meanCorrelation, mixedStates(100, 4, 1), mixedStates(100, 4, 40), { draws: 30 });
    expect(Math.abs(score - chance.mean)).toBeLessThan(3.5 * chance.standardDeviation);
  });

  it("turns round for distances, gives equal numbers for equal seeds, and goes without unit halves of one unit", () => {
    const distance = (a: SampleMatrix, b: SampleMatrix) => procrustesShapeDistance(a, b).angular;
    const context = scoreInContext(distance, x, y, { draws: 3, seed: 5 });
    expect(context.chance.mean).toBeGreaterThan(context.score);
    expect(scoreInContext(distance, x, y, { draws: 3, seed: 5 })).toEqual(context);
    expect(scoreInContext(distance, x, y, { draws: 3, seed: 6 }).chance.mean).not.toBe(context.chance.mean);
    expect(scoreInContext(linearCka, x, randomStates(200, 1, 2), { draws: 1 })).toMatchObject({ chance: { standardDeviation: 0 } });
    expect(scoreInContext(linearCka, x, randomStates(200, 1, 2), { draws: 1 }).unitCeiling).toBeUndefined();
    expect(() => scoreInContext(linearCka, x, y, { draws: 0 })).toThrow("at least 1 draw");
  });
});
