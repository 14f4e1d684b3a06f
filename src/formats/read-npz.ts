import { InvalidInputError } from "../numeric/errors.ts";
import { readNpy, type NpyArray } from "./read-npy.ts";
import { readZip, type ZipOptions } from "./read-zip.ts";

/**
 * Reads a `.npz` file: every array by its name, without the `.npy` that the archive adds.
 *
 * @param bytes the whole file.
 * @param options as for `readZip`; errors inside an array name it after the file: `file.npz (W_rec)`.
 * @throws InvalidInputError when the archive or an array in it cannot be read, or a member is no array.
 */
export function readNpz(bytes: Uint8Array, options: ZipOptions = {}): ReadonlyMap<string, NpyArray> {
  const who = options.who ?? "readNpz";
  const arrays = new Map<string, NpyArray>();
  for (const [member, { unpack }] of readZip(bytes, { ...options, who })) {
    if (!member.endsWith(".npy")) throw new InvalidInputError({ who, expected: "an archive of .npy arrays", got: `member ${JSON.stringify(member)}`, remedy: "Save the arrays with numpy.savez" });
    const name = member.slice(0, -".npy".length);
    arrays.set(name, readNpy(unpack(), { who: `${who} (${name})` }));
  }
  return arrays;
}
