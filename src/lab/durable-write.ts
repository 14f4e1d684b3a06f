import { open, type FileHandle } from "node:fs/promises";

/** Writes a file that must not exist yet and waits until the disk holds it. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  await withHandle(path, "wx", async (file) => {
    await file.writeFile(content);
    await file.sync();
  });
}

/**
 * Waits until the disk holds a folder's list of names. Systems on which a folder cannot be opened or flushed
 * (Windows, some network file systems) keep that list on their own; there this does nothing.
 */
export async function syncFolder(path: string): Promise<void> {
  try {
    await withHandle(path, "r", (folder) => folder.sync());
  } catch (error) {
    if (!["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes(errorCode(error))) throw error;
  }
}

/** The system's code of a file error, e.g. `"ENOENT"`, or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

async function withHandle(path: string, flags: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, flags);
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}
