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

/** Where and how to build a circuit. */
export interface KeptCircuitOptions {
  readonly folder: string;
  readonly seed: number;
  readonly onProgress?: (state: CircuitState) => void;
}

/**
 * The stability-optimised circuit of a seed: from the folder if it is there, otherwise built, going on where an earlier attempt was
 * stopped. The file is `circuit-<digest>.safetensors`; it says whether the circuit is finished.
 *
 * @throws DivergenceError when the circuit does not become stable; what `onProgress` throws, which stops the work.
 */
export async function keptCircuit(given: Partial<CircuitOptions>, { folder, seed, onProgress }: KeptCircuitOptions): Promise<CircuitState> {
  const options = completeCircuitOptions(given);
  const start = (await foundCircuit(given, folder, seed)) ?? { weights: unstableCircuit(options, createStream({ study: "full-force", purpose: "circuit", seed })), step: 0, abscissas: [] };
  if (isFinished(start)) return start;
  const keep = (state: CircuitState) => replaceFiles(folder, new Map([[fileName(given, seed), writeCircuit(state)]]));
  const building = stabiliseCircuit(start, options);
  for (;;) {
    const next = building.next();
    if (next.done === true || next.value.step % KEEP_EVERY === 0) await keep(next.value);
    if (next.done === true) return next.value;
    onProgress?.(next.value);
  }
}

/** The circuit of a seed as far as the folder has it. */
export async function foundCircuit(given: Partial<CircuitOptions>, folder: string, seed: number): Promise<CircuitState | undefined> {
  const path = join(folder, fileName(given, seed));
  return existsSync(path) ? readCircuit(await readFile(path), path) : undefined;
}

/** Whether a circuit is stable, and nothing is left to do. */
export function isFinished({ abscissas, step }: CircuitState): boolean {
  return abscissas.length > step;
}

function fileName(given: Partial<CircuitOptions>, seed: number): string {
  return `circuit-${circuitDigest(completeCircuitOptions(given), seed)}.safetensors`;
}
