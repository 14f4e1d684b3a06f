import { InvalidInputError } from "../../numeric/errors.ts";
import { isNpy } from "../npy-header.ts";
import { npzValues } from "../numpy-pickle/npz-values.ts";
import { valueBudget } from "../numpy-pickle/pickled-numbers.ts";
import { pickledWeights } from "../numpy-pickle/pickled-weights.ts";
import { isPickle, readPickle } from "../numpy-pickle/read-pickle.ts";
import { readCheckpoint } from "../pytorch/read-checkpoint.ts";
import type { NpyArray } from "../read-npy.ts";
import { readNetworkFile } from "../read-network-file.ts";
import { readSafetensors } from "../read-safetensors.ts";
import { isZip, readZip } from "../read-zip.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

/** First bytes of files, by what they begin. */
const HDF5 = [0x89, 0x48, 0x44, 0x46];
/** torch.save before PyTorch 1.6: a pickle of a magic number. */
const OLD_TORCH = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46];
const TAR_AT = 257;
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];

/**
 * The arrays of a file of weights, whichever of the known formats it is: a PyTorch checkpoint, `.npz`, safetensors, or a pickle of
 * NumPy arrays.
 * The bytes decide, not the file's name.
 *
 * @throws InvalidInputError when the format is none of them (with the conversion, where one is known) or the file is damaged.
 */
export function readWeightGroups(bytes: Uint8Array, who: string): readonly WeightGroup[] {
  if (isZip(bytes)) return isNpz(bytes, who) ? npzGroups(bytes, who) : readCheckpoint(bytes, { who });
  const complaint = unreadable(bytes);
  if (complaint !== undefined) throw new InvalidInputError({ who, expected: "a PyTorch checkpoint, .npz, safetensors or a pickle", ...complaint });
  if (isPickle(bytes)) return pickledWeights(readPickle(bytes, who), valueBudget(bytes.length, who));
  const { tensors, metadata } = readSafetensors(bytes, { who });
  const arrays = new Map([...tensors].map(([name, { shape, data }]): [string, WeightArray] => [name, { shape, read: () => data }]));
  return [{ path: "", arrays, texts: metadata, ...(metadata.has("nullcline") ? { network: readNetworkFile(bytes, { who }).network } : {}) }];
}

function isNpz(bytes: Uint8Array, who: string): boolean {
  return [...readZip(bytes, { who }).keys()].some((name) => name.endsWith(".npy"));
}

/** Arrays of numbers make one group, each pickled dictionary another. */
function npzGroups(bytes: Uint8Array, who: string): readonly WeightGroup[] {
  const { arrays, objects } = npzValues(bytes, who);
  const budget = valueBudget(bytes.length, who);
  return [npzGroup(arrays), ...[...objects.values()].flatMap((value) => pickledWeights(value, budget))];
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
  if (startsWith(bytes, HDF5)) return { got: "an HDF5 file", remedy: "Its library is loaded on demand: importNetwork(await readWeights(bytes))" };
  if (isNpy(bytes)) return { got: "a single .npy array", remedy: "Save all arrays together: numpy.savez('net.npz', W=W, U=U, b=b)" };
  return undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[], from = 0): boolean {
  return prefix.every((byte, index) => bytes[from + index] === byte);
}
