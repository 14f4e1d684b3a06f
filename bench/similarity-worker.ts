/** A worker of `similarity.ts`: takes its share of the jobs of the distance matrix each time it is asked. */
import { parentPort, workerData } from "node:worker_threads";
import { distanceJobs, placeDistances } from "../src/similarity/distance-jobs.ts";
import { distancesOf } from "../src/similarity/population-distances.ts";
import { basesIn, type SharedPopulation } from "./shared-population.ts";

const population = workerData as SharedPopulation;
const { networks, matrix, finished, workers, index } = population;
const bases = basesIn(population);

parentPort!.on("message", () => {
  const jobs = distanceJobs(networks).filter((_, k) => k % workers === index);
  distancesOf(jobs, bases).forEach((distances, k) => placeDistances(matrix, networks, jobs[k], distances));
  Atomics.add(finished, 0, 1);
  Atomics.notify(finished, 0);
});
parentPort!.postMessage("ready");
