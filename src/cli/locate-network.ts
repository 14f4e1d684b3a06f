import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { namesFile } from "../lab/open-network.ts";

/** What a user calls a network, for `openNetwork`: a path is taken from the current folder, anything else is left to the store. */
export function locateNetwork(text: string, folder: string): string {
  const path = resolve(folder, text);
  return namesFile(text) || existsSync(path) ? path : text;
}
