import { InvalidInputError } from "../../numeric/errors.ts";
import { isNpy } from "../npy-header.ts";
import { readNpy, type NpyArray } from "../read-npy.ts";
import { npzValues, pickledObject } from "../numpy-pickle/npz-values.ts";
import { pickledEntries, WHOLE } from "../numpy-pickle/pickled-entries.ts";
import { valueBudget } from "../numpy-pickle/pickled-numbers.ts";
import { isPickle, readPickle } from "../numpy-pickle/read-pickle.ts";
import type { PickleValue } from "../pytorch/pickle-value.ts";
import { isZip } from "../read-zip.ts";
import { entryInMemory, type ArrayEntry } from "./array-entry.ts";
import { assembleRecording } from "./assemble-recording.ts";
import { csvEntries } from "./csv-entries.ts";
import { datasetsBelow, isHdf5, type Hdf5File } from "./hdf5-file.ts";
import { isLfads, lfadsEntries } from "./lfads-entries.ts";
import { matEntries } from "./mat-entries.ts";
import { openHdf5 } from "./open-hdf5.ts";
import { isMat5, readMat5 } from "./read-mat5.ts";
import { isMat73, readMat73 } from "./read-mat73.ts";
import { isNwb, readNwb } from "./read-nwb.ts";
import { complainant, type RecordingOptions } from "./recording-options.ts";
import type { Recording, RecordingFormat } from "../../similarity/recordings/recording.ts";
import type { UnequalTrials } from "./stack-trials.ts";

/** A file of recordings whose headers have been read. */
export interface OpenedRecording {
  readonly format: RecordingFormat;
  /** Every array in the file. */
  readonly entries: readonly ArrayEntry[];
  /** Reads the recording. @throws InvalidInputError as `assembleRecording` and `readNwb` do. */
  read(options?: Omit<RecordingOptions, "who">): Recording;
  /** Frees what an HDF5 file holds; nothing is read afterwards. */
  close(): void;
}

/**
 * Opens a recording in memory, whatever its format, which its first bytes tell: npy, npz, pickles of NumPy arrays, MAT 5 and 7.3, HDF5, the
 * LFADS keys, NWB, CSV.
 *
 * @param bytes the whole file.
 * @param options `who` names the complainant in errors, typically the file's path.
 * @throws InvalidInputError when it is of no known format, damaged or cut off.
 */
export async function openRecording(bytes: Uint8Array, options: { readonly who?: string } = {}): Promise<OpenedRecording> {
  const who = complainant(options);
  if (isHdf5(bytes)) return openHdf5Recording(await openHdf5(bytes, { who }));
  return openFlatRecording(bytes, who);
}

/**
 * Reads a recording in memory; `openRecording` and `read` in one.
 * @example
 * const { rates, conditions } = await readRecording(await file.bytes(), { who: "session.nwb" });
 */
export async function readRecording(bytes: Uint8Array, options: RecordingOptions = {}): Promise<Recording> {
  const opened = await openRecording(bytes, options);
  try {
    return opened.read(options);
  } finally {
    opened.close();
  }
}

/** Opens a recording in any format but HDF5's. */
export function openFlatRecording(bytes: Uint8Array, who: string): OpenedRecording {
  if (isNpy(bytes)) return openNpy(bytes, who);
  if (isZip(bytes)) return openNpz(bytes, who);
  if (isPickle(bytes)) return fromPickles("pickle", new Map([[WHOLE, readPickle(bytes, who)]]), [], { bytes: bytes.length, who });
  if (isMat5(bytes)) {
    const variables = readMat5(bytes, who);
    return fromEntries("MAT 5", (unequal) => matEntries(variables, who, unequal), who);
  }
  const text = textOf(bytes, who);
  return fromEntries("CSV", (unequal) => csvEntries(text, who, unequal), who);
}

function openNpy(bytes: Uint8Array, who: string): OpenedRecording {
  const pickled = pickledObject(bytes, who);
  if (pickled === undefined) return fromArrays("npy", [npyEntry(WHOLE, readNpy(bytes, { who }))], who);
  return fromPickles("npy", new Map([[WHOLE, pickled]]), [], { bytes: bytes.length, who });
}

function openNpz(bytes: Uint8Array, who: string): OpenedRecording {
  const { arrays, objects } = npzValues(bytes, who);
  const entries = Array.from(arrays, ([name, array]) => npyEntry(name, array));
  return objects.size === 0 ? fromArrays("npz", entries, who) : fromPickles("npz", objects, entries, { bytes: bytes.length, who });
}

/** Pickled values beside plain arrays, from a file of so many bytes. */
function fromPickles(format: RecordingFormat, values: ReadonlyMap<string, PickleValue>, plain: readonly ArrayEntry[], { bytes, who }: { readonly bytes: number; readonly who: string }): OpenedRecording {
  const make = (unequal: UnequalTrials) => {
    const budget = valueBudget(bytes, who);
    return [...plain, ...[...values].flatMap(([name, value]) => pickledEntries(name, value, budget, unequal))];
  };
  return fromEntries(format, make, who);
}

/** Opens a recording in an HDF5 file: NWB, MAT 7.3, LFADS's keys, or plain arrays. */
export function openHdf5Recording(file: Hdf5File): OpenedRecording {
  try {
    return openHdf5Content(file);
  } catch (error) {
    file.close();
    throw error;
  }
}

function openHdf5Content(file: Hdf5File): OpenedRecording {
  const { who } = file;
  const close = () => file.close();
  if (isMat73(file)) {
    const variables = readMat73(file);
    return { ...fromEntries("MAT 7.3", (unequal) => matEntries(variables, who, unequal), who), close };
  }
  const entries = datasetsBelow(file, "/").map((path) => file.dataset(path));
  if (isNwb(file)) return { format: "NWB", entries, read: (options) => readNwb(file, { ...options, who }), close };
  return { ...fromArrays("HDF5", entries, who), close };
}

function fromEntries(format: RecordingFormat, make: (unequal: UnequalTrials) => readonly ArrayEntry[], who: string): OpenedRecording {
  const read = (options: Omit<RecordingOptions, "who"> = {}) => fromArrays(format, make(options.unequal ?? "refuse"), who).read(options);
  return { format, entries: make("refuse"), read, close: nothingToFree };
}

function fromArrays(format: RecordingFormat, entries: readonly ArrayEntry[], who: string): OpenedRecording {
  if (!isLfads(entries)) return { format, entries, read: (options) => assembleRecording(entries, format, { ...options, who }), close: nothingToFree };
  const read = ({ rates, ...options }: Omit<RecordingOptions, "who"> = {}): Recording => {
    const joined = lfadsEntries(entries, rates, who);
    return assembleRecording(joined.entries, "LFADS", { ...options, who }, joined.notes);
  };
  return { format: "LFADS", entries, read, close: nothingToFree };
}

function nothingToFree(): void {}

function npyEntry(name: string, { shape, data, kind, descr }: NpyArray): ArrayEntry {
  if (kind === "complex") return { name, shape, type: "complex", content: "other", read: () => [] };
  const values = Array.isArray(data) ? (data as readonly string[]) : Float64Array.from(data as ArrayLike<number | bigint>, Number);
  return entryInMemory(name, shape, kind === "text" ? "text" : descr.replace(/^[<>|=]/, ""), values);
}

/** Text has no zeros and is UTF-8 throughout. */
function textOf(bytes: Uint8Array, who: string): string {
  const unknown = (got: string) => new InvalidInputError({ who, expected: "npy, npz, a pickle, MAT 5 or 7.3, HDF5, NWB or CSV", got, remedy: "If the file was copied, copy it again; MAT files of version 4 can be saved again with save -v7" });
  if (bytes.length === 0) throw unknown("an empty file");
  if (bytes.includes(0)) throw unknown("something else");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unknown("something else");
  }
}
