import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFiles } from "../../../lab/replace-files.ts";
import { createStream } from "../../../numeric/random.ts";
import { readCircuit, writeCircuit } from "../circuit/circuit-file.ts";
import { type CircuitOptions, completeCircuitOptions } from "../circuit/circuit-options.ts";
import { type CircuitState, stabiliseCircuit } from "../circuit/stabilise-circuit.ts";
import { unstableCircuit } from "../circuit/unstable-circuit.ts";
import { circuitDigest } from "./job-digest.ts";

/** Steps after which an unfinished circuit is kept. */
const KEEP_EVERY = 100;
/** How often the event loop gets a turn. */
const TURN_MILLISECONDS = 30;

/** Where and how to build a circuit. */
export interface KeptCircuitOptions {
  readonly folder: string;
  readonly seed: number;
  readonly onProgress?: (state: CircuitState) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The stability-optimised circuit of a seed: from the folder if it is there, otherwise built, going on where an earlier attempt was
 * stopped. The file is `circuit-<digest>.safetensors`; it says whether the circuit is finished.
 *
 * @throws DivergenceError when the circuit does not become stable; the signal's reason once it is aborted.
 */
export async function keptCircuit(given: Partial<CircuitOptions>, { folder, seed, onProgress, signal }: KeptCircuitOptions): Promise<CircuitState> {
  const options = completeCircuitOptions(given);
  const name = `circuit-${circuitDigest(options, seed)}.safetensors`;
  const kept = existsSync(join(folder, name)) ? readCircuit(await readFile(join(folder, name)), join(folder, name)) : undefined;
  const start = kept ?? { weights: unstableCircuit(options, createStream({ study: "full-force", purpose: "circuit", seed })), step: 0, abscissas: [] };
  if (start.abscissas.length > start.step) return start;
  const keep = (state: CircuitState) => replaceFiles(folder, new Map([[name, writeCircuit(state)]]));
  const building = stabiliseCircuit(start, options);
  let turnBegan = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const next = building.next();
    if (next.done === true || next.value.step % KEEP_EVERY === 0) await keep(next.value);
    if (next.done === true) return next.value;
    onProgress?.(next.value);
    if (performance.now() - turnBegan < TURN_MILLISECONDS) continue;
    await new Promise(setImmediate);
    turnBegan = performance.now();
  }
}
