import { readSafetensors } from "../../../formats/read-safetensors.ts";
import type { Tensor } from "../../../formats/tensor.ts";
import { writeSafetensors } from "../../../formats/write-safetensors.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import type { CircuitState } from "./stabilise-circuit.ts";

/**
 * A circuit, finished or not, as the bytes of a safetensors file: `weights` [N, N] and `abscissas`, the spectral abscissa after each number of
 * steps. A finished circuit has one abscissa more than steps.
 */
export function writeCircuit({ weights, step, abscissas }: CircuitState): Uint8Array {
  const neurons = Math.sqrt(weights.length);
  const metadata = new Map([
    ["step", String(step)],
    ["convention", "W[i, j] is the weight from j to i; the left half of the columns is excitatory"],
  ]);
  const tensors = new Map<string, Tensor>([
    ["weights", { type: "F64", shape: [neurons, neurons], data: Float64Array.from(weights) }],
    ["abscissas", { type: "F64", shape: [abscissas.length], data: Float64Array.from(abscissas) }],
  ]);
  return writeSafetensors({ metadata, tensors });
}

/**
 * Reads what `writeCircuit` wrote.
 *
 * @param who names the complainant in errors, typically the file's path.
 * @throws InvalidInputError for other files.
 */
export function readCircuit(bytes: Uint8Array, who: string): CircuitState {
  const { metadata, tensors } = readSafetensors(bytes, { who });
  const [weights, abscissas] = ["weights", "abscissas"].map((name) => float64Tensor(tensors.get(name), name, who));
  const step = Number(metadata.get("step"));
  const finished = abscissas.length - step;
  if (Number.isInteger(Math.sqrt(weights.length)) && (finished === 0 || finished === 1)) return { weights, step, abscissas: [...abscissas] };
  throw new InvalidInputError({ who, expected: "a circuit's square weights, its step and an abscissa for each step", got: `${weights.length} weights, step ${metadata.get("step")} and ${abscissas.length} abscissas` });
}

function float64Tensor(tensor: Tensor | undefined, name: string, who: string): Float64Array {
  if (tensor?.data instanceof Float64Array) return tensor.data;
  throw new InvalidInputError({ who, expected: `float64 numbers named "${name}"`, got: tensor === undefined ? "none" : tensor.type });
}
