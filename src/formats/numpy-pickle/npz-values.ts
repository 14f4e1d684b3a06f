import { InvalidInputError } from "../../numeric/errors.ts";
import { isNpy, readNpyHeader } from "../npy-header.ts";
import type { PickleValue } from "../pytorch/pickle-value.ts";
import { isObjectType, readNpy, type NpyArray } from "../read-npy.ts";
import { readZip } from "../read-zip.ts";
import { readPickle } from "./read-pickle.ts";

/** The arrays of a NumPy file: those of numbers and texts, and those of Python objects, which NumPy pickles. */
export interface NumpyValues {
  readonly arrays: ReadonlyMap<string, NpyArray>;
  readonly objects: ReadonlyMap<string, PickleValue>;
}

/**
 * Reads a `.npz`, with arrays of objects as far as they hold arrays, dictionaries, lists, texts and numbers.
 * @throws InvalidInputError as `readNpz`, and when an object is anything else
 */
export function npzValues(bytes: Uint8Array, who: string): NumpyValues {
  const arrays = new Map<string, NpyArray>();
  const objects = new Map<string, PickleValue>();
  for (const [member, { unpack }] of readZip(bytes, { who })) {
    if (!member.endsWith(".npy")) throw new InvalidInputError({ who, expected: "an archive of .npy arrays", got: `member ${JSON.stringify(member)}`, remedy: "Save the arrays with numpy.savez" });
    const name = member.slice(0, -".npy".length);
    const packed = unpack();
    const pickled = pickledObject(packed, `${who} (${name})`);
    if (pickled === undefined) arrays.set(name, readNpy(packed, { who: `${who} (${name})` }));
    else objects.set(name, pickled);
  }
  return { arrays, objects };
}

/** The object in a `.npy` file of Python objects, or `undefined` where it is one of numbers or texts. */
export function pickledObject(bytes: Uint8Array, who: string): PickleValue | undefined {
  if (!isNpy(bytes)) return undefined;
  const { descr, dataAt } = readNpyHeader(bytes, who);
  return isObjectType(descr) ? readPickle(bytes.subarray(dataAt), who) : undefined;
}
