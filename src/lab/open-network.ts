import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importNetwork } from "../formats/import/import-network.ts";
import type { ImportedNetwork } from "../formats/import/import-options.ts";
import { readWeights } from "../formats/import/read-weights.ts";
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
  /** What another program's file was taken for; absent for Nullcline's own. */
  readonly imported?: Omit<ImportedNetwork, "network">;
}

/** A folder before the name, or an ending of a file. */
const FILE_NAME = /[\\/]|\.(safetensors|pt|pth|npz|npy|h5|hdf5|keras|mat|nwb|pkl|pickle)$/;

/** Whether a text can only be the path of a file or folder, so that a missing one is not looked up in the store. */
export function namesFile(text: string): boolean {
  return FILE_NAME.test(text);
}

/**
 * Opens a network by the path of a file (a Nullcline network, a PyTorch checkpoint, a Keras model, or arrays in
 * `.npz`, safetensors, HDF5, MAT files or a pickle),
 * the path of a run's folder, or a run's id or its first characters.
 *
 * @throws InvalidInputError when there is no such file or run, the file is no network, or it leaves its equation open.
 */
export async function openNetwork(store: RunStore, text: string): Promise<OpenedNetwork> {
  const inFolder = join(text, "weights.safetensors");
  if (existsSync(inFolder)) return openFile(inFolder);
  if (namesFile(text) || isFile(text)) return openFile(text);
  const run = await store.resolve(text);
  return { ...(await openFile(store.path(run, "weights.safetensors"))), run };
}

async function openFile(path: string): Promise<OpenedNetwork> {
  const bytes = await bytesOf(path);
  const isOwn = path.endsWith(".safetensors") && readSafetensors(bytes, { who: path }).metadata.has("nullcline");
  if (isOwn) return { ...readNetworkFile(bytes, { who: path }), path };
  const { network, ...imported } = importNetwork(await readWeights(bytes, { who: path }), { who: path });
  return { network, path, imported };
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
