import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder, writeDurably } from "./durable-write.ts";
import { makeTemporaryFolder, removeLeftovers } from "./leftovers.ts";

/**
 * Puts files into a folder (made if needed), each whole or not at all, replacing those of the same names: all
 * are written and flushed under a temporary name before the first is renamed into place. What killed processes left
 * behind in the folder is cleared away.
 */
export async function replaceFiles(folder: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  const temporary = await makeTemporaryFolder(folder);
  try {
    for (const [name, content] of files) await writeDurably(join(temporary, name), content);
    for (const name of files.keys()) await rename(join(temporary, name), join(folder, name));
    await syncFolder(folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
