import type { ComparableBasis } from "../src/similarity/population-distances.ts";

/** What the benchmark's threads share of a population; the arrays stand on shared memory. */
export interface SharedPopulation {
  readonly networks: number;
  readonly samples: number;
  readonly kept: number;
  /** [networks, kept, samples]. */
  readonly directions: Float64Array;
  /** [networks, networks]. */
  readonly matrix: Float64Array;
  /** One entry: workers that have finished. */
  readonly finished: Int32Array;
  readonly workers: number;
  /** Of the worker that receives this. */
  readonly index: number;
}

/** The bases of the population's networks, as views. */
export function basesIn({ networks, samples, kept, directions }: Pick<SharedPopulation, "networks" | "samples" | "kept" | "directions">): ComparableBasis[] {
  const size = kept * samples;
  return Array.from({ length: networks }, (_, k) => ({ directions: directions.subarray(k * size, (k + 1) * size), samples, sufficient: kept }));
}
