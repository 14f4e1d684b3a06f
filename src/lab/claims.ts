import { mkdir, open, readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./durable-write.ts";
import { isRunning, THIS_PROCESS, thisMachine } from "./owner.ts";

/** The owner shows that it lives this often. */
export const CLAIM_REFRESH_MILLISECONDS = 60_000;
/** A claim that nobody refreshed for so long is dead, whatever its process number says. */
const STALE_AFTER_MILLISECONDS = 5 * CLAIM_REFRESH_MILLISECONDS;
/** A claim is empty for the instant between making and filling it; a longer emptiness is a killed owner's. */
const EMPTY_MILLISECONDS = 2000;

const CLAIM = /^\.claim-[0-9a-f]{16}$/;

/** A run that this process is working on, as other processes on the same store see it. */
export interface Claim {
  /** Shows that the owner lives. */
  refresh(): Promise<void>;
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly machine: string;
  readonly process: string;
}

/**
 * Claims a run, so that processes on one store share its work instead of doubling it. A claim saves time and guards
 * nothing: should two processes ever hold the same one, both train the run and the store keeps the first copy,
 * which is the same. Dead owners' claims are taken over: of a process that no longer runs on this machine, or one
 * that did not refresh its claim for five minutes.
 *
 * @returns `undefined` while another live process holds the claim.
 */
export async function claimRun(folder: string, id: string): Promise<Claim | undefined> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `.claim-${id}`);
  if (!(await create(path))) {
    if (!(await isDead(path))) return undefined;
    await rm(path, { force: true });
    if (!(await create(path))) return undefined;
  }
  return { refresh: () => touch(path), release: () => rm(path, { force: true }) };
}

/** Removes the claims in a store whose owners are dead. Does nothing where there is no store. */
export async function removeDeadClaims(folder: string): Promise<void> {
  for (const name of await claimsIn(folder)) {
    const path = join(folder, name);
    if (await isDead(path)) await rm(path, { force: true });
  }
}

async function claimsIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => CLAIM.test(name));
  } catch (error) {
    if (["ENOENT", "EACCES"].includes(errorCode(error))) return [];
    throw error;
  }
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    const owner: Owner = { pid: process.pid, machine: thisMachine(), process: THIS_PROCESS };
    await file.writeFile(JSON.stringify(owner)).finally(() => file.close());
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function isDead(path: string): Promise<boolean> {
  try {
    const text = await readFile(path, "utf8");
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > STALE_AFTER_MILLISECONDS) return true;
    const owner = ownerFrom(text);
    if (owner === undefined) return age > EMPTY_MILLISECONDS;
    if (owner.machine !== thisMachine()) return false;
    return owner.pid === process.pid ? owner.process !== THIS_PROCESS : !isRunning(owner.pid);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return true;
    throw error;
  }
}

function ownerFrom(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => {}); // taken over while this process slept: both train it, see claimRun
}
