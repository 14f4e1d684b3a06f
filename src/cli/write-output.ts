import { basename, dirname } from "node:path";
import { replaceFiles } from "../lab/replace-files.ts";
import type { CliIo } from "./cli-io.ts";

/**
 * Writes a file that the user asked for, whole or not at all, and says where it is.
 *
 * @param path of the file, absolute; folders are made as needed.
 * @param said before the path, such as `"report written to"`.
 */
export async function writeOutput(path: string, content: Uint8Array | string, io: CliIo, said = "written:"): Promise<void> {
  await replaceFiles(dirname(path), new Map([[basename(path), content]]));
  io.err(`${said} ${path}\n`);
}
