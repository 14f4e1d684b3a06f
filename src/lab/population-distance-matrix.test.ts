import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { populationDistances } from "../similarity/population-distances.ts";
import type { SampleMatrix } from "../similarity/sample-matrix.ts";
import { whitenedBasis } from "../similarity/whitened-basis.ts";
import { type DistanceMatrixProgress, populationDistanceMatrix } from "./population-distance-matrix.ts";

function statesOf(seed: number, rows = 60, columns = 3 + (seed % 3)): SampleMatrix {
  const data = new Float64Array(rows * columns);
  createStream({ study: "distance matrix tests", purpose: "states", seed }).fillNormal(data);
  return { data, rows, columns };
}

const population = Array.from({ length: 19 }, (_, seed) => statesOf(seed));

describe("populationDistanceMatrix", () => {
  it("has the bits of the matrix made here, with one worker and with two, and reports how far it is", async () => {
    const expected = populationDistances(population.map((states) => whitenedBasis(states, { keep: 3 })));
    const seen: DistanceMatrixProgress[] = [];
    expect(await populationDistanceMatrix(population, { keep: 3, workers: 1, onProgress: (progress) => seen.push(progress) })).toEqual(expected);
    expect(seen).toEqual([
      ...population.map((_, k) => ({ stage: "whitening", done: k + 1 })),
      ...[120, 168, 171].map((done) => ({ stage: "comparing", done, total: 171 })),
    ]);
    expect(await populationDistanceMatrix(population, { keep: 3, workers: 2 })).toEqual(expected);
  });

  it("takes states from a generator no faster than they are worked on, and compares by variance", async () => {
    let [made, done, most] = [0, 0, 0];
    async function* oneByOne() {
      for (const states of population) {
        most = Math.max(most, ++made - done);
        yield states;
      }
    }
    const onProgress = ({ stage }: DistanceMatrixProgress) => (done += stage === "whitening" ? 1 : 0);
    const matrix = await populationDistanceMatrix(oneByOne(), { variance: 0.9, keep: 5, compare: "sufficient", workers: 1, onProgress });
    expect(matrix).toEqual(populationDistances(population.map((states) => whitenedBasis(states, { variance: 0.9, keep: 5 })), { compare: "sufficient" }));
    expect(most).toBe(1);
  });

  it("stops with the signal's reason", async () => {
    const halt = new AbortController();
    const onProgress = () => halt.abort(new Error("enough"));
    await expect(populationDistanceMatrix(population, { workers: 1, signal: halt.signal, onProgress })).rejects.toThrow(new Error("enough"));
    await expect(populationDistanceMatrix(population, { signal: halt.signal })).rejects.toThrow(new Error("enough"));
  });

  it("refuses no networks, no workers, states that do not vary and states of other samples", async () => {
    await expect(populationDistanceMatrix([], { workers: 1 })).rejects.toThrow("populationDistanceMatrix: expected the states of at least one network, got none");
    await expect(populationDistanceMatrix(population, { workers: 0 })).rejects.toThrow("populationDistanceMatrix: expected at least one worker, got 0");
    const still = { data: new Float64Array(12), rows: 6, columns: 2 };
    await expect(populationDistanceMatrix([still], { workers: 1 })).rejects.toThrow("whitenedBasis: expected states that vary, got 6 equal samples");
    await expect(populationDistanceMatrix([statesOf(1), statesOf(2, 50)], { workers: 1, keep: 3 })).rejects.toThrow("populationDistances: expected directions of 60 samples each, got 150 entries for 50 samples of network 1");
  });
});
