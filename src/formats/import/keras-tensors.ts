import { InvalidInputError } from "../../numeric/errors.ts";
import { kerasCellSettings, type KerasCellSettings } from "./keras-cell-settings.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

const RECURRENT = /^(?:(.*)[/.])?recurrent_kernel(?::0)?$/;
const KERNEL = /^(?:(.*)[/.])?kernel(?::0)?$/;

/** Where each of PyTorch's gates stands in Keras's stack: i, f, c, o as in PyTorch; z, r, h for PyTorch's r, z, n. */
const GATES: ReadonlyMap<number, readonly number[]> = new Map([[1, [0]], [3, [1, 0, 2]], [4, [0, 1, 2, 3]]]);

/** Keras's weights as PyTorch would have them, and what else each recurrent layer computes. */
export interface KerasReading {
  readonly group: WeightGroup;
  /** By the prefix of the layer's tensors, e.g. `"gru."`. */
  readonly settings: ReadonlyMap<string, KerasCellSettings>;
}

/**
 * A group of Keras's weights under PyTorch's names, or `undefined` where there is no `recurrent_kernel`. Keras multiplies
 * from the right (kernels are [from, to]) and stacks the GRU's gates in another order; its GRU with `reset_after=True`, the
 * default, is PyTorch's.
 *
 * @throws InvalidInputError for a kernel of another layer kind, for bidirectional layers and those that run backward, and
 *   for nonlinearities that no cell has.
 * Source: the call methods of keras.layers.SimpleRNNCell, GRUCell and LSTMCell (Keras 3).
 */
export function kerasAsTorch(group: WeightGroup, who: string): KerasReading | undefined {
  const cells = [...group.arrays.keys()].flatMap((name) => (RECURRENT.test(name) ? [name] : []));
  if (cells.length === 0) return undefined;
  const renamed = cells.flatMap((name) => cellTensors(group, name, who));
  const taken = new Set(renamed.map(([, , original]) => original));
  const arrays = new Map(renamed.map(([name, array]) => [name, array]));
  for (const [name, array] of group.arrays) if (!taken.has(name)) arrays.set(...otherTensor(name, array));
  const settings = new Map(cells.map((name) => [prefixOf(name), kerasCellSettings(group, RECURRENT.exec(name)?.[1] ?? "", who)]));
  return { group: { ...group, arrays }, settings };
}

function prefixOf(recurrentName: string): string {
  return recurrentName.replace(RECURRENT, (_, path?: string) => (path === undefined ? "" : `${path}.`));
}

/** PyTorch's name, the array in PyTorch's layout, and Keras's name. */
type Renamed = readonly [name: string, array: WeightArray, original: string];

function cellTensors({ arrays }: WeightGroup, recurrentName: string, who: string): readonly Renamed[] {
  const recurrent = arrays.get(recurrentName)!;
  const units = recurrent.shape[0];
  const gates = GATES.get(recurrent.shape[1] / units);
  if (recurrent.shape.length !== 2 || gates === undefined) throw new InvalidInputError({ who, expected: `${recurrentName} of shape [N, N] (SimpleRNN), [N, 3 N] (GRU) or [N, 4 N] (LSTM)`, got: `[${recurrent.shape.join(", ")}]`, remedy: "Only Keras's own recurrent layers are recognised by this name" });
  const sibling = (word: string) => recurrentName.replace("recurrent_kernel", word);
  const prefix = prefixOf(recurrentName);
  const matrix = (part: string, name: string): Renamed[] => (arrays.has(name) ? [[`${prefix}${part}`, stacked(arrays.get(name)!, gates, units), name]] : []);
  return [...matrix("weight_hh", recurrentName), ...matrix("weight_ih", sibling("kernel")), ...biases(arrays, sibling("bias"), prefix, gates, units)];
}

/** Keras has one bias a gate, PyTorch two; only those of the GRU with `reset_after=True` are a matrix [2, 3 N], of the input and of the state. */
function biases(arrays: WeightGroup["arrays"], name: string, prefix: string, gates: readonly number[], units: number): readonly Renamed[] {
  const bias = arrays.get(name);
  if (bias === undefined) return [];
  const rows = gates.length * units;
  const part = (row: number): WeightArray => reordered({ shape: [rows], read: () => Array.from(bias.read()).slice(row * rows, (row + 1) * rows) }, gates, units);
  const zero: WeightArray = { shape: [rows], read: () => new Float32Array(rows) };
  return [[`${prefix}bias_ih`, part(0), name], [`${prefix}bias_hh`, bias.shape.length === 2 ? part(1) : zero, name]];
}

/** A dense layer's kernel [from, to] becomes a weight [to, from]; anything else keeps its name. */
function otherTensor(name: string, array: WeightArray): [string, WeightArray] {
  if (KERNEL.test(name) && array.shape.length === 2) return [name.replace(/[/.]?kernel(?::0)?$/, (ending) => `${ending.startsWith("kernel") ? "" : "."}weight`), transposed(array)];
  return [name.replace(/[/.]bias(?::0)?$/, ".bias"), array];
}

function stacked(array: WeightArray, gates: readonly number[], units: number): WeightArray {
  return reordered(transposed(array), gates, units);
}

function transposed({ shape, read }: WeightArray): WeightArray {
  const [rows, columns] = shape;
  const turned = (): ArrayLike<number | bigint> => {
    const values = read();
    return Array.from({ length: values.length }, (_, index) => values[(index % rows) * columns + Math.floor(index / rows)]);
  };
  return { shape: [columns, rows], read: turned };
}

/** Blocks of rows, one a gate, in PyTorch's order. */
function reordered({ shape, read }: WeightArray, gates: readonly number[], units: number): WeightArray {
  const block = units * (shape[1] ?? 1);
  return { shape, read: () => {
    const values = Array.from(read());
    return gates.flatMap((gate) => values.slice(gate * block, (gate + 1) * block));
  } };
}
