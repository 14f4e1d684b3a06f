import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { namesNetwork } from "../formats/import/names-network.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { networkRecording } from "../similarity/recordings/network-recording.ts";
import { openRecordingFile } from "../formats/recordings/open-recording.node.ts";
import type { RecordingOptions } from "../formats/recordings/recording-options.ts";
import type { Recording } from "../similarity/recordings/recording.ts";
import { openNetwork, type OpenedNetwork } from "../lab/open-network.ts";
import type { RunStore } from "../lab/run-store.ts";
import { fingerprint } from "../numeric/fingerprint.ts";
import { locateNetwork } from "./locate-network.ts";
import { driveBatch, type NetworkDrive } from "./network-drive.ts";

/** Something whose activity is compared. */
export interface ComparedSubject {
  readonly recording: Recording;
  readonly isNetwork: boolean;
  /** Of a network's weights, or of a recording's activity. */
  readonly fingerprint: string;
  /** In words what was compared: which variable of which network on which trials, or which array of which file. */
  readonly words: string;
  /** The file of a network, and what it was taken for if it is another program's. */
  readonly opened?: OpenedNetwork;
}

/**
 * A subject by what the command line calls it: a file of weights, a run's folder or its id is a network, which is run on
 * the trials of `drive`; any other file is a recording.
 *
 * @throws InvalidInputError when there is no such thing, or the network cannot be driven so.
 */
export async function comparedSubject(text: string, folder: string, store: RunStore, drive: NetworkDrive, options: Omit<RecordingOptions, "who">): Promise<ComparedSubject> {
  const path = resolve(folder, text);
  const recorded = isNetworkByName(text, path) ? undefined : await recordingSubject(path, options);
  if (recorded !== undefined) return recorded;
  const opened = await openNetwork(store, locateNetwork(text, folder));
  return { ...networkSubject(opened, text, drive), isNetwork: true, fingerprint: networkFingerprint(opened.network), opened };
}

/** What is no file with an ending of its own is a run. */
function isNetworkByName(text: string, path: string): boolean {
  return /\.(safetensors|pt|pth|keras)$/.test(text) || existsSync(resolve(path, "weights.safetensors")) || (!existsSync(path) && !/\.\w+$/.test(text));
}

/** A recording, or nothing where the file's arrays are a network's weights. */
async function recordingSubject(path: string, options: Omit<RecordingOptions, "who">): Promise<ComparedSubject | undefined> {
  const opened = await openRecordingFile(path);
  try {
    if (namesNetwork(opened.entries)) return undefined;
    const recording = opened.read(options);
    return { recording, isNetwork: false, fingerprint: fingerprint(recording.rates.data), words: `recorded activity, ${recording.rates.name} (${recording.format})` };
  } finally {
    opened.close();
  }
}

/** The variable that the readout sees, on the trials of a drive. */
function networkSubject(opened: OpenedNetwork, source: string, drive: NetworkDrive): Pick<ComparedSubject, "recording" | "words"> {
  const { cell, units } = opened.network;
  const { words, ...batch } = driveBatch(drive, opened);
  const recording = networkRecording(opened.network, batch, source);
  return { recording, words: `${recording.rates.name} of a network of ${units} units (${cell.name}) on ${words}` };
}
