import { checkTextHeaps } from "./check-text-heaps.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import { quiet } from "./quiet-hdf5.ts";
import { wrapHdf5 } from "./wrap-hdf5.ts";

/**
 * Opens an HDF5 file in memory. The library (4 MB, with its own WebAssembly) is loaded on the first call.
 *
 * @param bytes the whole file.
 * @param options `who` names the complainant in errors, typically the file's path (default `"openHdf5"`).
 * @throws InvalidInputError when it is no HDF5 file, or cut off.
 */
export async function openHdf5(bytes: Uint8Array, options: { readonly who?: string } = {}): Promise<Hdf5File> {
  const who = options.who ?? "openHdf5";
  checkTextHeaps(bytes, who);
  const library = await import("h5wasm");
  const { FS } = await library.ready;
  quiet(FS);
  const path = freePath(FS);
  FS.writeFile(path, bytes);
  try {
    const file = wrapHdf5(library, path, who);
    return { ...file, close: () => closeAndRemove(file, () => FS.unlink(path)) };
  } catch (error) {
    FS.unlink(path);
    throw error;
  }
}

function closeAndRemove(file: Hdf5File, remove: () => void): void {
  try {
    file.close();
  } finally {
    remove();
  }
}

/** The library has one file system for all: a name that nobody has taken. */
function freePath(files: { analyzePath(path: string): { readonly exists: boolean } }): string {
  let index = 0;
  while (files.analyzePath(`/recording-${index}.h5`).exists) index++;
  return `/recording-${index}.h5`;
}
