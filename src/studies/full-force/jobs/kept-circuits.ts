import { MessageChannel } from "node:worker_threads";
import { unpackError } from "../../../lab/packed-error.ts";
import { workerEntry } from "../../../lab/worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "../../../lab/worker-pool.ts";
import type { CircuitOptions } from "../circuit/circuit-options.ts";
import type { CircuitState } from "../circuit/stabilise-circuit.ts";
import type { CircuitJob, CircuitReply } from "./circuit-worker.ts";
import { foundCircuit, isFinished, keptCircuit } from "./kept-circuit.ts";

/** Where and how to build circuits. */
export interface KeptCircuitsOptions {
  readonly folder: string;
  readonly seeds: readonly number[];
  /** Hears how many circuits are finished, and the steps that all have made. */
  readonly onProgress?: (finished: number, steps: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The circuits of several seeds, see `keptCircuit`; those that the folder has not finished are built on worker threads, side by side.
 *
 * @throws DivergenceError when a circuit does not become stable; the signal's reason once it is aborted.
 */
export async function keptCircuits(options: Partial<CircuitOptions>, { folder, seeds, onProgress, signal }: KeptCircuitsOptions): Promise<CircuitState[]> {
  const found = await Promise.all(seeds.map((seed) => foundCircuit(options, folder, seed)));
  const open = seeds.filter((_, k) => found[k] === undefined || !isFinished(found[k]));
  const steps = new Map(seeds.map((seed, k) => [seed, found[k]?.step ?? 0]));
  let finished = seeds.length - open.length;
  const report = () => onProgress?.(finished, [...steps.values()].reduce((sum, made) => sum + made, 0));
  const build = async (pool: WorkerPool<CircuitJob, CircuitReply>, seed: number): Promise<void> => {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (made: number) => {
      steps.set(seed, made);
      report();
    });
    try {
      const reply = await pool.run({ options, folder, seed, port: port2 }, [port2]);
      if ("error" in reply) throw unpackError(reply.error);
      steps.set(seed, reply.steps);
    } finally {
      port1.close();
    }
    finished++;
    report();
  };
  report();
  if (open.length > 0) await withWorkerPool(workerEntry("circuit-worker", import.meta.url), { tasks: open.length, signal }, (pool: WorkerPool<CircuitJob, CircuitReply>) => Promise.all(open.map((seed) => build(pool, seed))));
  return Promise.all(seeds.map((seed) => keptCircuit(options, { folder, seed })));
}
