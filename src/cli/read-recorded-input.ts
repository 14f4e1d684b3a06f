import { extname } from "node:path";
import type { InputSequence } from "../dynamics/lyapunov/drive.ts";
import { readNpy, type NpyArray } from "../formats/read-npy.ts";
import { readNpz } from "../formats/read-npz.ts";
import { readSafetensors } from "../formats/read-safetensors.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { readInputFile } from "./read-input-file.ts";

/** An array from any of the files: its shape and numbers, row-major. */
interface NumberArray {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number | bigint>;
}

/**
 * Reads a recorded input from a `.npz`, `.npy` or `.safetensors` file: its array `input` (or `inputs`), or its only array, [T, I] or [T, B, I].
 *
 * @throws InvalidInputError when the file cannot be read or holds no such array of finite numbers.
 */
export async function readRecordedInput(path: string): Promise<InputSequence> {
  const arrays = arraysIn(await readInputFile(path), path);
  const array = arrays.get("input") ?? arrays.get("inputs") ?? (arrays.size === 1 ? [...arrays.values()][0] : undefined);
  if (array === undefined) throw new InvalidInputError({ who: path, expected: 'an array "input", or a single one', got: [...arrays.keys()].join(", ") || "none" });
  return sequenceOf(path, array);
}

function arraysIn(bytes: Uint8Array, path: string): ReadonlyMap<string, NumberArray> {
  switch (extname(path)) {
    case ".npz": return new Map([...readNpz(bytes, { who: path })].map(([name, array]) => [name, numbersOf(path, array)]));
    case ".npy": return new Map([["input", numbersOf(path, readNpy(bytes, { who: path }))]]);
    case ".safetensors": return readSafetensors(bytes, { who: path }).tensors;
    default: throw new InvalidInputError({ who: path, expected: "a .npz, .npy or .safetensors file", got: JSON.stringify(extname(path)) });
  }
}

function numbersOf(path: string, { kind, shape, data }: NpyArray): NumberArray {
  if (kind === "text" || kind === "complex") throw new InvalidInputError({ who: path, expected: "real numbers", got: `an array of kind ${kind}` });
  return { shape, data: data as ArrayLike<number | bigint> };
}

function sequenceOf(path: string, { shape, data }: NumberArray): InputSequence {
  if (shape.length !== 2 && shape.length !== 3) {
    throw new InvalidInputError({ who: path, expected: "an input [steps, channels] or [steps, trials, channels]", got: `shape [${shape.join(", ")}]` });
  }
  if (data.length === 0) throw new InvalidInputError({ who: path, expected: "an input with steps and channels", got: `shape [${shape.join(", ")}]` });
  const values = Float64Array.from(data, Number);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InvalidInputError({ who: path, expected: "finite numbers", got: `${values[bad]} at position ${bad}` });
  return { values, steps: shape[0], trajectories: shape.length === 3 ? shape[1] : 1 };
}
