import { InvalidInputError } from "../numeric/errors.ts";
import { distanceJobs, placeDistances } from "../similarity/distance-jobs.ts";
import type { ComparableBasis, PopulationDistanceOptions } from "../similarity/population-distances.ts";
import type { SampleMatrix } from "../similarity/sample-matrix.ts";
import type { WhitenedBasisOptions } from "../similarity/whitened-basis.ts";
import type { DistanceReply, DistanceTask } from "./distance-worker.ts";
import { unpackError } from "./packed-error.ts";
import { workerEntry } from "./worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Where a distance matrix stands: networks whose states are whitened, then pairs of networks compared. */
export interface DistanceMatrixProgress {
  readonly stage: "whitening" | "comparing";
  readonly done: number;
  /** Unknown while networks are still coming in. */
  readonly total?: number;
}

/** What to compare, and how to share the work; `keep`, `variance` and `compare` are those of `whitenedBasis` and `populationDistances`. */
export interface DistanceMatrixOnWorkersOptions extends WhitenedBasisOptions, PopulationDistanceOptions {
  /** Worker threads; never more than cores. Default: one a core. */
  readonly workers?: number | undefined;
  readonly onProgress?: ((progress: DistanceMatrixProgress) => void) | undefined;
  /** Stops all workers; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Rectangles of the matrix in one message: about a second's work at 20 directions and 10,000 samples. */
const JOBS = 16;

/**
 * SVCCA distances [N, N] between all networks of a population, on worker threads: `populationDistances` of the
 * `whitenedBasis` of each network, with the same bits whatever the number of workers.
 *
 * States are taken from `states` one by one, as workers become free, so that a generator never holds more than a few
 * networks in memory. What stays is 4·K·S bytes a network: 0.8 GB for 1,000 networks of 20 directions and 10,000 samples,
 * for which a worker needs about 1.5 minutes of processor time.
 *
 * @param states of each network [S, nᵢ], on the same samples in the same order.
 * @throws InvalidInputError when there are no networks, or as `whitenedBasis` and `populationDistances` do.
 * @example
 * await populationDistanceMatrix(states, { keep: 20 });
 */
export async function populationDistanceMatrix(states: Iterable<SampleMatrix> | AsyncIterable<SampleMatrix>, options: DistanceMatrixOnWorkersOptions = {}): Promise<Float64Array> {
  const { workers = Infinity, signal } = options;
  if (!(workers >= 1)) throw new InvalidInputError({ who: "populationDistanceMatrix", expected: "at least one worker", got: String(workers) });
  return withWorkerPool(workerEntry("distance-worker", import.meta.url), { workers, signal }, async (pool: Pool) => {
    const bases = await whitenAll(states, { pool, options });
    return compareAll(bases, { pool, options });
  });
}

type Pool = WorkerPool<DistanceTask, DistanceReply>;

interface Bench {
  readonly pool: Pool;
  readonly options: DistanceMatrixOnWorkersOptions;
}

async function whitenAll(states: Iterable<SampleMatrix> | AsyncIterable<SampleMatrix>, bench: Bench): Promise<ComparableBasis[]> {
  const { keep, variance, onProgress } = bench.options;
  const options = { ...(keep === undefined ? {} : { keep }), ...(variance === undefined ? {} : { variance }) };
  const bases: ComparableBasis[] = [];
  let done = 0;
  await sharedOut(states, bench, async (of, index) => {
    const reply = await ask(bench, { states: of, options });
    if ("basis" in reply) bases[index] = reply.basis;
    onProgress?.({ stage: "whitening", done: ++done });
  });
  return bases;
}

async function compareAll(bases: readonly ComparableBasis[], bench: Bench): Promise<Float64Array> {
  const { compare, onProgress } = bench.options;
  const count = bases.length;
  if (count === 0) throw new InvalidInputError({ who: "populationDistanceMatrix", expected: "the states of at least one network", got: "none" });
  const total = (count * (count - 1)) / 2;
  const matrix = new Float64Array(count * count);
  const jobs = distanceJobs(count);
  const share = Math.max(1, Math.min(JOBS, Math.ceil(jobs.length / (4 * bench.pool.threads))));
  const batches = Array.from({ length: Math.ceil(jobs.length / share) }, (_, k) => jobs.slice(k * share, (k + 1) * share));
  let done = 0;
  await sharedOut(batches, bench, async (batch) => {
    const reply = await ask(bench, { jobs: batch, bases, options: compare === undefined ? {} : { compare } });
    if (!("distances" in reply)) return;
    reply.distances.forEach((distances, k) => {
      placeDistances(matrix, count, batch[k], distances);
      done += distances.length;
    });
    onProgress?.({ stage: "comparing", done, total });
  });
  return matrix;
}

async function ask({ pool }: Bench, task: DistanceTask): Promise<DistanceReply> {
  const reply = await pool.run(task);
  if ("error" in reply) throw unpackError(reply.error);
  return reply;
}

/** Works through a list, as many items at a time as there are threads; an item is taken only when one is free. */
async function sharedOut<T>(items: Iterable<T> | AsyncIterable<T>, { pool }: Bench, work: (item: T, index: number) => Promise<void>): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const state = { next: 0, failed: false };
  const lane = async (): Promise<void> => {
    for (let step = await iterator.next(); step.done !== true && !state.failed; step = await iterator.next()) await work(step.value, state.next++);
  };
  const failing = (error: unknown): never => {
    state.failed = true;
    throw error;
  };
  await Promise.all(Array.from({ length: pool.threads }, () => lane().catch(failing)));
}
