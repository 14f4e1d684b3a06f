import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readNetworkFile, type NetworkFile } from "../formats/read-network-file.ts";
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

/**
 * Opens a network by the path of a `.safetensors` file, the path of a run's folder, or a run's id or its first
 * characters.
 *
 * @throws InvalidInputError when there is no such file or run, or the file is no network.
 */
export async function openNetwork(store: RunStore, text: string): Promise<OpenedNetwork> {
  if (text.endsWith(".safetensors")) return openFile(text);
  const inFolder = join(text, "weights.safetensors");
  if (existsSync(inFolder)) return openFile(inFolder);
  const run = await store.resolve(text);
  return { ...(await openFile(store.path(run, "weights.safetensors"))), run };
}

async function openFile(path: string): Promise<OpenedNetwork> {
  return { ...readNetworkFile(await bytesOf(path), { who: path }), path };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === "") throw error;
    throw new InvalidInputError({ who: path, expected: "a network file that can be read", got: errorCode(error), remedy: "Check the path" });
  }
}
