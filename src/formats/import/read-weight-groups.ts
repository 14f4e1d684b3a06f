import { InvalidInputError } from "../../numeric/errors.ts";
import { isNpy } from "../npy-header.ts";
import { readCheckpoint } from "../pytorch/read-checkpoint.ts";
import type { NpyArray } from "../read-npy.ts";
import { readNpz } from "../read-npz.ts";
import { readSafetensors } from "../read-safetensors.ts";
import { readZip } from "../read-zip.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

/** First bytes of files, by what they begin. */
const ZIP = [0x50, 0x4b];
const HDF5 = [0x89, 0x48, 0x44, 0x46];
/** torch.save before PyTorch 1.6: a pickle of a magic number. */
const OLD_TORCH = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46];
const PICKLE = [0x80];
const TAR_AT = 257;
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];

/**
 * The arrays of a file of weights, whichever of the known formats it is: a PyTorch checkpoint, `.npz`, or safetensors.
 * The bytes decide, not the file's name.
 *
 * @throws InvalidInputError when the format is none of them (with the conversion, where one is known) or the file is damaged.
 */
export function readWeightGroups(bytes: Uint8Array, who: string): readonly WeightGroup[] {
  if (startsWith(bytes, ZIP)) return isNpz(bytes, who) ? [npzGroup(readNpz(bytes, { who }))] : readCheckpoint(bytes, { who });
  const complaint = unreadable(bytes);
  if (complaint !== undefined) throw new InvalidInputError({ who, expected: "a PyTorch checkpoint, .npz or safetensors", ...complaint });
  const { tensors, metadata } = readSafetensors(bytes, { who });
  const arrays = new Map([...tensors].map(([name, { shape, data }]): [string, WeightArray] => [name, { shape, read: () => data }]));
  return [{ path: "", arrays, texts: metadata }];
}

function isNpz(bytes: Uint8Array, who: string): boolean {
  return [...readZip(bytes, { who }).keys()].some((name) => name.endsWith(".npy"));
}

function npzGroup(arrays: ReadonlyMap<string, NpyArray>): WeightGroup {
  const numeric = [...arrays].filter(([, { kind }]) => kind !== "text" && kind !== "complex");
  const texts = [...arrays].filter(([, { kind, shape }]) => kind === "text" && shape.length === 0);
  return {
    path: "",
    arrays: new Map(numeric.map(([name, { shape, data }]) => [name, { shape, read: () => data as ArrayLike<number | bigint> }])),
    texts: new Map(texts.map(([name, { data }]) => [name, String(data[0])])),
  };
}

function unreadable(bytes: Uint8Array): { readonly got: string; readonly remedy: string } | undefined {
  if (startsWith(bytes, OLD_TORCH) || startsWith(bytes, TAR, TAR_AT)) {
    return { got: "a PyTorch file in the form before version 1.6", remedy: `Convert it once: python -c "import torch; torch.save(torch.load('old.pt', weights_only=True), 'net.pt')"` };
  }
  if (startsWith(bytes, HDF5)) return { got: "an HDF5 file", remedy: "If it holds a Keras model, save its weights as arrays: numpy.savez('net.npz', **{w.path: w for w in model.weights})" };
  if (isNpy(bytes)) return { got: "a single .npy array", remedy: "Save all arrays together: numpy.savez('net.npz', W=W, U=U, b=b)" };
  if (startsWith(bytes, PICKLE)) return { got: "a Python pickle", remedy: "Save the arrays with numpy.savez or torch.save(model.state_dict(), 'net.pt')" };
  return undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[], from = 0): boolean {
  return prefix.every((byte, index) => bytes[from + index] === byte);
}
