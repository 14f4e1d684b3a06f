import type { MessagePort } from "node:worker_threads";
import { packError, type PackedError } from "../../../lab/packed-error.ts";
import { chooseKernels } from "../../../kernels/choose-kernels.node.ts";
import { NullclineError } from "../../../numeric/errors.ts";
import type { CircuitOptions } from "../circuit/circuit-options.ts";
import { keptCircuit } from "./kept-circuit.ts";

/** A circuit to build in a thread of its own. */
export interface CircuitJob {
  readonly options: Partial<CircuitOptions>;
  readonly folder: string;
  readonly seed: number;
  /** Hears the number of steps made, now and then. */
  readonly port: MessagePort;
}

/** What the thread answers once the circuit is in the folder. */
export type CircuitReply = { readonly steps: number } | { readonly error: PackedError };

const REPORT_MILLISECONDS = 200;

chooseKernels(process.env);

/** Builds a circuit in a worker thread. */
export default async function buildInThread({ options, folder, seed, port }: CircuitJob): Promise<CircuitReply> {
  let reported = 0;
  const onProgress = ({ step }: { readonly step: number }): void => {
    if (performance.now() - reported < REPORT_MILLISECONDS) return;
    reported = performance.now();
    port.postMessage(step);
  };
  try {
    return { steps: (await keptCircuit(options, { folder, seed, onProgress })).step };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  } finally {
    port.close();
  }
}
