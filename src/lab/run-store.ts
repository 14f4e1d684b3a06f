import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";
import { errorCode, syncFolder, writeDurably } from "./durable-write.ts";
import { makeTemporaryFolder } from "./leftovers.ts";
import { replaceFiles } from "./replace-files.ts";
import { isRunId } from "./run-id.ts";
import { storeFailure } from "./store-failure.ts";
import { checkStoreVersion } from "./store-version.ts";

/** Files of a run by name, e.g. `"spec.json"`; one folder deep, e.g. `"checkpoints/100.safetensors"`. */
export type RunFiles = ReadonlyMap<string, Uint8Array | string>;

/** Whether a write put the run there or found that another writer had been first. */
type WriteOutcome = "written" | "already there";

/**
 * A folder of runs, one folder a run, named by the run's id: `spec.json`, `weights.safetensors`, `progress.jsonl`,
 * `result.json`, and one `.json` file an analysis. A run exists whole or not at all, also when several processes
 * or machines write into one store. There is no index: the folder listing is the truth.
 */
export interface RunStore {
  readonly folder: string;
  /** The ids of all whole runs, sorted. */
  ids(): Promise<readonly string[]>;
  has(id: string): boolean;
  /**
   * The one id that begins with `prefix`.
   * @throws InvalidInputError when none or several do.
   */
  resolve(prefix: string): Promise<string>;
  /** The path of a run's file. */
  path(id: string, file: string): string;
  /** The bytes of a run's file; fails as `readFile` does. */
  read(id: string, file: string): Promise<Uint8Array>;
  /**
   * Puts a run into the store: written under a temporary name, flushed to disk, then renamed. Of several writers
   * of one id the first rename wins and the others discard their copy, which is the same run.
   * @throws StoreFailure naming the file when the disk is full or may not be written; nothing half-written stays.
   */
  write(id: string, files: RunFiles): Promise<WriteOutcome>;
  /** Adds or replaces one file of a run, e.g. an analysis, whole or not at all. */
  attach(id: string, file: string, content: Uint8Array | string): Promise<void>;
}

/**
 * Opens the run store in `folder`, which need not exist yet; nothing is created before the first write.
 * @throws InvalidInputError when another version of Nullcline laid it out in a way that this one does not know.
 */
export function openRunStore(folder: string): RunStore {
  checkStoreVersion(folder);
  const path = (id: string, file: string) => join(folder, id, file);
  const ids = () => listRuns(folder);
  return {
    folder,
    path,
    ids,
    has: (id) => existsSync(join(folder, id)),
    resolve: async (prefix) => resolvePrefix(folder, prefix, await ids()),
    read: (id, file) => readFile(path(id, file)),
    write: (id, files) => writeRun(folder, id, files),
    attach: (id, file, content) => replaceFiles(join(folder, id), new Map([[file, content]])),
  };
}

async function listRuns(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(isRunId).toSorted();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function resolvePrefix(folder: string, prefix: string, ids: readonly string[]): string {
  const matches = ids.filter((id) => id.startsWith(prefix));
  if (matches.length === 1) return matches[0];
  const expected = `the id of a run in ${folder}, or its first characters`;
  if (matches.length > 1) throw new InvalidInputError({ who: "run store", expected, got: `"${prefix}", which begins ${matches.length} ids`, remedy: "Give more characters" });
  const closest = closestName(prefix, ids);
  const remedy = closest === undefined ? `List the runs with "nullcline list"` : `Did you mean "${closest}"?`;
  throw new InvalidInputError({ who: "run store", expected, got: `"${prefix}"`, remedy });
}

async function writeRun(folder: string, id: string, files: RunFiles): Promise<WriteOutcome> {
  let writing = folder;
  try {
    await mkdir(folder, { recursive: true });
    const temporary = await makeTemporaryFolder(folder);
    try {
      for (const [name, content] of files) {
        writing = join(folder, id, name);
        await writeFileOfRun(temporary, name, content);
      }
      writing = join(folder, id);
      for (const inner of innerFolders(files)) await syncFolder(join(temporary, inner));
      await syncFolder(temporary);
      const outcome = await claimName(temporary, writing);
      await syncFolder(folder);
      return outcome;
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } catch (error) {
    throw storeFailure(writing, error);
  }
}

async function writeFileOfRun(temporary: string, name: string, content: Uint8Array | string): Promise<void> {
  const path = join(temporary, name);
  if (dirname(path) !== temporary && !existsSync(dirname(path))) await mkdir(dirname(path));
  await writeDurably(path, content);
}

function innerFolders(files: RunFiles): ReadonlySet<string> {
  return new Set([...files.keys()].map((name) => dirname(name)).filter((name) => name !== "."));
}

/** A rename onto a folder that holds files fails: that is how the second writer learns that it is second. */
async function claimName(temporary: string, final: string): Promise<WriteOutcome> {
  try {
    await rename(temporary, final);
    return "written";
  } catch (error) {
    const taken = ["ENOTEMPTY", "EEXIST"].includes(errorCode(error)) || (errorCode(error) === "EPERM" && existsSync(final));
    if (!taken) throw error;
    return "already there";
  }
}
