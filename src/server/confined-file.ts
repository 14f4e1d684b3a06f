import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { errorCode } from "../lab/durable-write.ts";
import { HttpProblem } from "./http-problem.ts";

/** An open file inside a folder; whoever gets it closes the descriptor. */
export interface ConfinedFile {
  readonly descriptor: number;
  readonly bytes: number;
  /** When its content last changed, milliseconds since 1970. */
  readonly modified: number;
  /** Tells this content from an earlier one. */
  readonly version: string;
}

/** Not to wait for a pipe's other end, nor to follow a link that takes the checked file's place. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens a plain file below `folder`. Links are followed as long as they stay inside; `folder` itself may be one.
 * Synchronous, because an index opens thousands of small files, which takes several times as long through promises.
 *
 * @param path names from `folder` down, none with a separator.
 * @param most bytes that the file may have.
 * @throws HttpProblem 404 for anything that is not a plain file inside the folder: nothing there, a link that leads
 *   out, a folder, a pipe, a device, no permission; 413 for a larger file.
 */
export function openConfined(folder: string, path: readonly string[], most: number): ConfinedFile {
  const real = confinedPath(folder, path);
  const seen = orMissing(path, () => statSync(real));
  if (!seen.isFile()) missing(path, seen.isDirectory() ? "a folder" : "a pipe or a device");
  const descriptor = orMissing(path, () => openSync(real, FLAGS));
  try {
    const { size, mtimeMs, ino, dev } = fstatSync(descriptor);
    const isSame = ino === seen.ino && dev === seen.dev && orMissing(path, () => realpathSync.native(join(folder, ...path))) === real;
    if (!isSame) missing(path, "a file that was replaced while it was opened");
    if (size > most) throw new HttpProblem(413, { who: path.join("/"), expected: `a file of at most ${most} bytes`, got: `${size}` });
    return { descriptor, bytes: size, modified: mtimeMs, version: [ino, mtimeMs, size].map((value) => value.toString(36)).join("-") };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Reads a plain file below `folder` whole. Fails as `openConfined` does. */
export function readConfined(folder: string, path: readonly string[], most: number): Buffer {
  const file = openConfined(folder, path, most);
  try {
    return readWhole(file);
  } finally {
    closeSync(file.descriptor);
  }
}

/** An open file's content: so many bytes as it had when it was opened, or fewer if it shrank. */
export function readWhole({ descriptor, bytes }: ConfinedFile): Buffer {
  const content = Buffer.alloc(bytes);
  let filled = 0;
  for (let read = 1; filled < bytes && read > 0; filled += read) read = readSync(descriptor, content, filled, bytes - filled, filled);
  return content.subarray(0, filled);
}

/** Names of the plain files, no links, in a folder below `folder`, sorted; none where there is no such folder. */
export function listConfined(folder: string, path: readonly string[]): readonly string[] {
  try {
    const entries = readdirSync(confinedPath(folder, path), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name).toSorted();
  } catch (error) {
    if (error instanceof HttpProblem || ["ENOTDIR", "EACCES"].includes(errorCode(error))) return [];
    throw error;
  }
}

function confinedPath(folder: string, path: readonly string[]): string {
  const [root, real] = orMissing(path, () => [realpathSync.native(folder), realpathSync.native(join(folder, ...path))]);
  const below = relative(root, real);
  const isInside = below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  return isInside ? real : missing(path, "a link that leads out of the folder");
}

function orMissing<Result>(path: readonly string[], use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    return missing(path, code === "ENOENT" ? "nothing" : code);
  }
}

function missing(path: readonly string[], got: string): never {
  throw new HttpProblem(404, { who: path.join("/"), expected: "a plain file inside the folder", got });
}
