import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInputError } from "../numeric/errors.ts";
import { errorCode } from "./durable-write.ts";

/** How this program lays out a run store. A store of version 1 says nothing; any later one holds `store.json`. */
const STORE_VERSION = 1;

/**
 * Refuses a store whose `store.json` states a layout other than this program's, before anything in it is read or
 * written. A store without that file is of version 1.
 */
export function checkStoreVersion(folder: string): void {
  const path = join(folder, "store.json");
  const text = readIfThere(path);
  if (text === undefined) return;
  const got = statedVersion(text);
  if (got === String(STORE_VERSION)) return;
  throw new InvalidInputError({ who: path, expected: `a run store of version ${STORE_VERSION}`, got, remedy: "Use the version of Nullcline that made it, or another --store" });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error))) return undefined;
    throw error;
  }
}

function statedVersion(text: string): string {
  try {
    return String((JSON.parse(text) as { readonly version?: unknown } | null)?.version ?? "no version");
  } catch {
    return "a damaged file";
  }
}
