import { existsSync } from "node:fs";
import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { errorCode } from "./durable-write.ts";
import { removeLeftovers } from "./leftovers.ts";
import { replaceFiles } from "./replace-files.ts";
import type { PoolOutcome } from "./run-queue.ts";
import type { RunStore } from "./run-store.ts";
import { storeFailure } from "./store-failure.ts";
import { currentVersions } from "./versions.ts";

/** Where a store keeps the records of runs that failed: `failures/<id>.json`, one file a run. */
export function failureFile(store: RunStore, id: string): string {
  return join(failureFolder(store), `${id}.json`);
}

/**
 * Records how a run ended: a failure gets its record (specification, error, attempts, versions; no time of day), a run
 * that is in the store after all loses the one of an earlier attempt. Runs that are damaged in the store get none:
 * their folder is the record.
 */
export async function recordOutcome(store: RunStore, outcome: PoolOutcome): Promise<void> {
  if (outcome.status !== "failed") return forgetFailure(store, outcome.id);
  if (store.has(outcome.id)) return;
  const { id, spec, error, attempts } = outcome;
  const record = { id, spec: spec as unknown as JsonValue, error: { name: error.name, message: error.message }, attempts, versions: { ...currentVersions() } };
  await put(store, `${id}.json`, `${canonicalJson(record)}\n`).catch((problem: unknown) => {
    throw storeFailure(failureFile(store, id), problem);
  });
}

async function put(store: RunStore, name: string, content: string): Promise<void> {
  const write = () => replaceFiles(failureFolder(store), new Map([[name, content]]));
  await write().catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
    return write(); // another process has just removed the folder because it was empty
  });
}

/** Removes what killed processes left among the records, and the folder if nothing is in it. */
export async function tidyFailures(store: RunStore): Promise<void> {
  await removeLeftovers(failureFolder(store));
  await rmdir(failureFolder(store)).catch(unlessHarmless);
}

async function forgetFailure(store: RunStore, id: string): Promise<void> {
  if (!existsSync(failureFile(store, id))) return;
  await rm(failureFile(store, id), { force: true });
  await rmdir(failureFolder(store)).catch(unlessHarmless);
}

function failureFolder(store: RunStore): string {
  return join(store.folder, "failures");
}

function unlessHarmless(error: unknown): void {
  if (!["ENOENT", "ENOTEMPTY", "EEXIST", "EACCES", "EROFS", "ENOTDIR"].includes(errorCode(error))) throw error;
}
