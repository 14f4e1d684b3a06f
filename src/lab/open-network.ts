import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importNetwork } from "../formats/import/import-network.ts";
import { readNetworkFile, type NetworkFile } from "../formats/read-network-file.ts";
import { readSafetensors } from "../formats/read-safetensors.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { errorCode } from "./durable-write.ts";
import type { RunStore } from "./run-store.ts";

/** A network from the disk, and where it came from. */
export interface OpenedNetwork extends NetworkFile {
  /** Path of its file. */
  readonly path: string;
  /** Its run's id, when it came from the store. */
  readonly run?: string;
}

/** Names that can only be files, so that a missing one is not looked up in the store. */
const FILE_NAME = /\.(safetensors|pt|pth|npz)$/;

/**
 * Opens a network by the path of a file (a Nullcline network, a PyTorch checkpoint, or arrays in `.npz` or safetensors),
 * the path of a run's folder, or a run's id or its first characters.
 *
 * @throws InvalidInputError when there is no such file or run, the file is no network, or it leaves its equation open.
 */
export async function openNetwork(store: RunStore, text: string): Promise<OpenedNetwork> {
  if (FILE_NAME.test(text) || isFile(text)) return openFile(text);
  const inFolder = join(text, "weights.safetensors");
  if (existsSync(inFolder)) return openFile(inFolder);
  const run = await store.resolve(text);
  return { ...(await openFile(store.path(run, "weights.safetensors"))), run };
}

async function openFile(path: string): Promise<OpenedNetwork> {
  const bytes = await bytesOf(path);
  const isOwn = path.endsWith(".safetensors") && readSafetensors(bytes, { who: path }).metadata.has("nullcline");
  return { ...(isOwn ? readNetworkFile(bytes, { who: path }) : { network: importNetwork(bytes, { who: path }).network }), path };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === "") throw error;
    throw new InvalidInputError({ who: path, expected: "a network file that can be read", got: errorCode(error), remedy: "Check the path" });
  }
}
