import { accessSync, readFileSync, statSync } from "node:fs";
import { InvalidInputError } from "../../numeric/errors.ts";
import { checkTextHeaps } from "./check-text-heaps.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import { quiet } from "./quiet-hdf5.ts";
import { wrapHdf5 } from "./wrap-hdf5.ts";

/** Files up to this size are looked through for damaged texts before the library opens them; larger ones are trusted. */
const MOST_CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * Opens an HDF5 file on the disk. Only what is asked for is read, so the file may be larger than memory.
 *
 * @throws InvalidInputError when there is no such file, it is no HDF5 file, or it is cut off.
 */
export async function openHdf5File(path: string): Promise<Hdf5File> {
  requireReadable(path);
  if (statSync(path).size <= MOST_CHECKED_BYTES) checkTextHeaps(readFileSync(path), path);
  const library = await import("h5wasm/node");
  const { FS } = await library.ready;
  quiet(FS);
  return wrapHdf5(library, path, path);
}

/** The library does not complain of a missing file, but fails later. */
function requireReadable(path: string): void {
  try {
    accessSync(path);
  } catch (error) {
    const got = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InvalidInputError({ who: path, expected: "a file that can be read", got, remedy: "Check the path" });
  }
}
