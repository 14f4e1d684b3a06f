import { checkTextHeaps } from "@nullcline/formats/recordings/check-text-heaps.ts";
import { openHdf5 } from "@nullcline/formats/recordings/open-hdf5.ts";
import { openFlatRecording, openHdf5Recording, type OpenedRecording } from "@nullcline/formats/recordings/open-recording.ts";
import { quiet } from "@nullcline/formats/recordings/quiet-hdf5.ts";
import { wrapHdf5 } from "@nullcline/formats/recordings/wrap-hdf5.ts";
import type { Hdf5File } from "@nullcline/formats/recordings/hdf5-file.ts";
import type { FileSource } from "../protocol/files.ts";
import { isHdf5Blob } from "./file-limits.ts";

/** Files up to this size are looked through for damaged texts before the library opens them; larger ones are trusted. */
const MOST_CHECKED_BYTES = 64 * 2 ** 20;
/** Where the library sees the reader's file. */
const FOLDER = "/dropped";

/** Opens a file of the reader's as a list of arrays; an HDF5 file stays where it is and is read in pieces. */
export async function openBlob({ name, content }: FileSource): Promise<OpenedRecording> {
  if (!(await isHdf5Blob(content))) return openFlatRecording(await bytesOf(content), name);
  return openHdf5Recording(await openHdf5Blob(content, name));
}

/** All of a file. */
export async function bytesOf(content: Blob): Promise<Uint8Array> {
  return new Uint8Array(await content.arrayBuffer());
}

async function openHdf5Blob(content: Blob, who: string): Promise<Hdf5File> {
  // Only a browser's workers can read pieces of a file at once; elsewhere it is taken into memory.
  if (!("FileReaderSync" in globalThis)) return openHdf5(await bytesOf(content), { who });
  if (content.size <= MOST_CHECKED_BYTES) checkTextHeaps(await bytesOf(content), who);
  const library = await import("h5wasm");
  const { FS } = await library.ready;
  quiet(FS);
  const files = FS as unknown as MountingFiles;
  files.mkdirTree(FOLDER);
  files.mount(files.filesystems.WORKERFS, { blobs: [{ name: "file.h5", data: content }] }, FOLDER);
  const free = (): void => files.unmount(FOLDER);
  try {
    const file = wrapHdf5(library, `${FOLDER}/file.h5`, who);
    return { ...file, close: () => { file.close(); free(); } };
  } catch (error) {
    free();
    throw error;
  }
}

/** What the library's file system offers beyond its types. */
interface MountingFiles {
  readonly filesystems: { readonly WORKERFS: unknown };
  mkdirTree(path: string): void;
  mount(type: unknown, options: { readonly blobs: readonly { readonly name: string; readonly data: Blob }[] }, path: string): void;
  unmount(path: string): void;
}
