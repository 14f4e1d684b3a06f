import { open, readFile } from "node:fs/promises";
import { InvalidInputError } from "../../numeric/errors.ts";
import { isHdf5 } from "./hdf5-file.ts";
import { openHdf5File } from "./open-hdf5.node.ts";
import { openFlatRecording, openHdf5Recording, type OpenedRecording } from "./open-recording.ts";

/** HDF5's signature stands within these bytes. */
const HEAD_BYTES = 4096 + 8;

/**
 * Opens a recording on the disk, whatever its format. Of an HDF5 file only headers are read here, and later the parts
 * that are asked for; other formats are read whole.
 *
 * @throws InvalidInputError when there is no such file, or as `openRecording` does.
 */
export async function openRecordingFile(path: string): Promise<OpenedRecording> {
  if (isHdf5(await headOf(path))) return openHdf5Recording(await openHdf5File(path));
  return openFlatRecording(await readFile(path), path);
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const got = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InvalidInputError({ who: path, expected: "a file that can be read", got, remedy: "Check the path" });
  }
}
