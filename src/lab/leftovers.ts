import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./durable-write.ts";
import { isRunning, thisMachine } from "./owner.ts";

/** After this long a leftover of another machine, whose processes cannot be asked after, counts as dead. */
const STALE_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;

const LEFTOVER = /^\.tmp-(\d+)-(.+)-[^-]+$/;

/**
 * Makes a temporary folder beside its final place (a rename is only atomic inside one file system). Its name
 * states the process and machine that own it, so that others can tell when it is dead.
 */
export async function makeTemporaryFolder(parent: string): Promise<string> {
  const folder = join(parent, `.tmp-${process.pid}-${thisMachine()}-${randomBytes(6).toString("hex")}`);
  await mkdir(folder);
  return folder;
}

/**
 * Removes the temporary folders in `parent` that killed processes left behind. A folder is dead when its process
 * no longer runs on this machine or, if another machine made it, when it is a day old. Never touches the folder
 * of a running process, and does nothing where `parent` does not exist or may not be written.
 *
 * @returns the names that were removed.
 */
export async function removeLeftovers(parent: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const name of await namesIn(parent)) {
    if (!(await isDead(parent, name))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["ENOENT", "EACCES"].includes(errorCode(error))) return [];
    throw error;
  }
}

async function isDead(parent: string, name: string): Promise<boolean> {
  const owner = LEFTOVER.exec(name);
  if (owner === null) return false;
  if (owner[2] === thisMachine()) return !isRunning(Number(owner[1]));
  return (await ageOf(join(parent, name))) > STALE_AFTER_MILLISECONDS;
}

async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return 0;
    throw error;
  }
}
