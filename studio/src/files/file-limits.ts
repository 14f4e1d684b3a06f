import { isHdf5 } from "@nullcline/formats/recordings/hdf5-file.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";

/** Files are read into memory whole, with copies of their arrays; a tab has about 4 GiB. */
export const MOST_BYTES = 512 * 2 ** 20;
/** HDF5 files are read in pieces; their arrays still have to fit. */
export const MOST_HDF5_BYTES = 2 * 2 ** 30;
/** HDF5's signature stands within these bytes. */
const HEAD_BYTES = 4096 + 8;

/** Whether a file is HDF5, by its first bytes. */
export async function isHdf5Blob(content: Blob): Promise<boolean> {
  return isHdf5(new Uint8Array(await content.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** Refuses a file that is too large, before it is read. @throws InvalidInputError naming it, its size and what to do. */
export function checkSize(name: string, bytes: number, hdf5: boolean): void {
  const most = hdf5 ? MOST_HDF5_BYTES : MOST_BYTES;
  if (bytes <= most) return;
  const kind = hdf5 ? "an HDF5 file" : "a file other than HDF5";
  throw new InvalidInputError({ who: name, expected: `${kind} of at most ${inMebibytes(most)}, which a browser's memory holds`, got: inMebibytes(bytes), remedy: "Read it on the command line: npx nullcline data" });
}

/** A size as the page prints it. */
export function inMebibytes(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
