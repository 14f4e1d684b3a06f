import { availableParallelism } from "node:os";
import type { MessagePort } from "node:worker_threads";
import { Tinypool } from "tinypool";
import { workerKernelEnvironment } from "../kernels/choose-kernels.node.ts";
import type { WorkerEntry } from "./worker-entry.ts";

/** How many threads to have, and what ends them. */
export interface WorkerPoolOptions {
  /** Threads at most, one or more; never more than cores. Default: one a core. */
  readonly workers?: number | undefined;
  /** How many tasks there are, where that is known; never more threads than these. */
  readonly tasks?: number | undefined;
  /** Ends all threads; the work is then over, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Worker threads that wait for tasks. */
export interface WorkerPool<Task, Reply> {
  readonly threads: number;
  /** Aborted with the caller's signal; abort it to end the work with a reason of one's own. */
  readonly halt: AbortController;
  /**
   * What a thread answers to a task, as soon as one is free; ports of `transfer` go to it with the task.
   *
   * @throws the reason of the halt, once there is one: a destroyed pool would start again.
   */
  run(task: Task, transfer?: readonly MessagePort[]): Promise<Reply>;
}

/**
 * Works with a pool of threads that use the kernels of this process, and ends them whatever happens.
 *
 * @param entry the script of the threads, see `workerEntry`.
 * @returns what the work returns.
 * @throws the reason of a halt in place of what a destroyed pool says, else what the work throws.
 * @example
 * await withWorkerPool(entry, { workers: 2 }, (pool: WorkerPool<number, number>) => pool.run(3));
 */
export async function withWorkerPool<Task, Reply, Result>(entry: WorkerEntry, options: WorkerPoolOptions, work: (pool: WorkerPool<Task, Reply>) => Promise<Result>): Promise<Result> {
  options.signal?.throwIfAborted();
  const threads = threadsFor(options);
  const env = { ...process.env, ...workerKernelEnvironment() } as Record<string, string>;
  const pool = new Tinypool({ ...entry, env, minThreads: threads, maxThreads: threads });
  const halt = haltBy(options.signal);
  halt.signal.addEventListener("abort", () => void pool.destroy(), { once: true });
  const run = async (task: Task, transfer: readonly MessagePort[] = []): Promise<Reply> => {
    halt.signal.throwIfAborted();
    return (await pool.run(task, { transferList: [...transfer] })) as Reply;
  };
  try {
    return await work({ threads, halt, run });
  } catch (error) {
    halt.signal.throwIfAborted();
    throw error;
  } finally {
    halt.abort();
    await pool.destroy();
  }
}

function threadsFor({ workers = Infinity, tasks = Infinity }: WorkerPoolOptions): number {
  return Math.min(Math.max(1, Math.floor(workers)), availableParallelism(), tasks);
}

function haltBy(signal: AbortSignal | undefined): AbortController {
  const halt = new AbortController();
  signal?.addEventListener("abort", () => halt.abort(signal.reason), { once: true, signal: halt.signal });
  return halt;
}
