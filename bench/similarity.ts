/**
 * Our SVCCA distance matrix of a population: `--networks 1000 --samples 10000 --units 64 --kept 20 --workers 1`.
 * Speaks the protocol of `peers/timed_loop.py`. Bases are made before the clock runs; how long that took, the states'
 * making left out, is `whiteningSeconds`.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { populationDistances } from "../src/similarity/population-distances.ts";
import { whitenedBasis } from "../src/similarity/whitened-basis.ts";
import { basesIn } from "./shared-population.ts";
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

/** A thread does not inherit the loader of TypeScript, so it asks for it. */
const WORKER = `import("tsx/esm/api").then(({ tsImport }) => tsImport(${JSON.stringify(new URL("similarity-worker.ts", import.meta.url).href)}, ${JSON.stringify(import.meta.url)}))`;

/** Fills the directions of every network; returns the seconds spent on whitening. */
function whiten(): number {
  const { samples, units, kept } = bench;
  const courses = sharedCourses(bench);
  let milliseconds = 0;
  for (let network = 0; network < bench.networks; network++) {
    const data = networkStates(bench, courses, network);
    const begin = performance.now();
    directions.set(whitenedBasis({ data, rows: samples, columns: units }, { keep: kept }).directions, network * kept * samples);
    milliseconds += performance.now() - begin;
  }
  return milliseconds / 1e3;
}

/** Starts the threads and waits until they run; the function returned has them fill the matrix and blocks until they have. */
async function sharedOut(directions: Float64Array): Promise<() => Float64Array> {
  const matrix = new Float64Array(new SharedArrayBuffer(8 * bench.networks * bench.networks));
  const finished = new Int32Array(new SharedArrayBuffer(4));
  const pool = Array.from({ length: workers }, (_, index) =>
    new Worker(WORKER, { eval: true, workerData: { ...bench, directions, matrix, finished, workers, index } }));
  await Promise.all(pool.map((worker) => once(worker, "message")));
  return () => {
    Atomics.store(finished, 0, 0);
    for (const worker of pool) worker.postMessage("go");
    for (let done = 0; done < workers; done = Atomics.load(finished, 0)) Atomics.wait(finished, 0, done);
    return matrix;
  };
}

const directions = new Float64Array(new SharedArrayBuffer(8 * bench.networks * bench.kept * bench.samples));
const distances = workers === 1 ? () => populationDistances(basesIn({ ...bench, directions })) : await sharedOut(directions);

await serveTimedLoop(
  `Nullcline, ${workers} ${workers === 1 ? "thread" : "workers"}`,
  () => {
    const whiteningSeconds = whiten();
    return () => {
      const matrix = distances();
      return { meanDistance: matrix.reduce((sum, distance) => sum + distance, 0) / (bench.networks * (bench.networks - 1)), whiteningSeconds };
    };
  },
  Number(values["warm-up"]),
);
