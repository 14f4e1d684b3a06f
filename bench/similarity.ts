/**
 * Our SVCCA distance matrix of a population, from states in memory to distances:
 * `--networks 1000 --samples 10000 --units 64 --kept 20 --workers 1`. Speaks the protocol of `peers/timed_loop.py`.
 */
import { parseArgs } from "node:util";
import { populationDistanceMatrix } from "../src/lab/population-distance-matrix.ts";
import type { SampleMatrix } from "../src/similarity/sample-matrix.ts";
import { networkStates, sharedCourses, type SimilarityCase } from "./similarity-states.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    networks: { type: "string", default: "1000" },
    samples: { type: "string", default: "10000" },
    units: { type: "string", default: "64" },
    kept: { type: "string", default: "20" },
    workers: { type: "string", default: "1" },
    "warm-up": { type: "string", default: "0" },
  },
});
const bench: SimilarityCase = { networks: Number(values.networks), samples: Number(values.samples), units: Number(values.units), kept: Number(values.kept) };
const workers = Number(values.workers);

/** The states of every network in float32, as a recording would be, in memory that the workers share. */
function population(): SampleMatrix[] {
  const courses = sharedCourses(bench);
  return Array.from({ length: bench.networks }, (_, network) => {
    const data = new Float32Array(new SharedArrayBuffer(4 * bench.samples * bench.units));
    data.set(networkStates(bench, courses, network));
    return { data, rows: bench.samples, columns: bench.units };
  });
}

await serveTimedLoop(
  `Nullcline, ${workers} ${workers === 1 ? "worker" : "workers"}`,
  () => {
    const states = population();
    return async () => {
      const began = performance.now();
      let whitened = began;
      const onProgress = ({ stage }: { readonly stage: string }) => {
        if (stage === "whitening") whitened = performance.now();
      };
      const matrix = await populationDistanceMatrix(states, { keep: bench.kept, workers, onProgress });
      const meanDistance = matrix.reduce((sum, distance) => sum + distance, 0) / (bench.networks * (bench.networks - 1));
      return { meanDistance, whiteningSeconds: (whitened - began) / 1e3 };
    };
  },
  Number(values["warm-up"]),
);
