import type { Entity, File, Metadata } from "h5wasm";
import { InvalidInputError } from "../../numeric/errors.ts";
import { sizeOf, type ArrayEntry, type EntryValues, type Stretch } from "./array-entry.ts";
import type { Hdf5Attribute, Hdf5File, Hdf5Kind } from "./hdf5-file.ts";
import { attributeSource, datasetSource, fetchedNumbers, fetchedReferences, fetchedTexts, HDF5_CLASS, type Hdf5Library } from "./hdf5-values.ts";

/** The library's answer for a file that cannot be opened. */
const NO_FILE = -1n;

/** Numbers of one array that are put into memory at once, as float64. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;

/** Values of one read; beyond, the library's memory of 2 GiB may not hold them with their copy. */
const MOST_BYTES_A_READ = 512 * 1024 * 1024;

/** An open file with what is needed to read it. */
interface Opened {
  readonly library: Hdf5Library;
  readonly file: File;
  readonly who: string;
}

/**
 * Opens a file that the library can see at `path`.
 *
 * @param who how errors call it.
 * @throws InvalidInputError when it is no HDF5 file, or cut off.
 */
export function wrapHdf5(library: Hdf5Library, path: string, who: string): Hdf5File {
  const file = guarded(who, () => new library.File(path, "r"));
  if (file.file_id === NO_FILE) throw new InvalidInputError({ who, expected: "an HDF5 file", got: "something else, or a part of one", remedy: "If the file was copied, copy it again" });
  const opened: Opened = { library, file, who };
  const at = (name: string) => guarded(`${who} (${name})`, () => (name === "/" ? file : file.get(name)));
  return {
    who,
    kind: (name) => kindOf(at(name)),
    children: (group) => guarded(`${who} (${group})`, () => (at(group) as File).keys()),
    identity: (name) => guarded(`${who} (${name})`, () => library.Module.create_object_reference(file.file_id, name).join(" ")),
    attribute: (name, attribute) => guarded(`${who} (${name}@${attribute})`, () => attributeOf(opened, name, attribute, kindOf(at(name)))),
    dataset: (name) => datasetEntry(opened, name, at(name)),
    referencedPaths: (name) => guarded(`${who} (${name})`, () => referenced(opened, name, at(name))),
    close: () => void guarded(who, () => file.close()),
  };
}

/** Lets nothing but our own errors through: the library throws plain ones, and traps on some damaged files. */
function guarded<T>(who: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    throw new InvalidInputError({ who, expected: "an entry that can be read", got: firstLine(error), remedy: "The file is damaged or uses a feature of HDF5 that is not read here; try h5dump on it" });
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === "number" ? "an exception of the HDF5 library" : String(error);
  return text.split("\n")[0].slice(0, 120);
}

function kindOf(entity: Entity | null): Hdf5Kind {
  switch ((entity as { readonly type?: string } | null)?.type) {
    case "Group": return "group";
    case "Dataset": return "dataset";
    case "BrokenSoftLink": return "broken link";
    case "ExternalLink": return "external link";
    case "Datatype": return "datatype";
    default: return "nothing";
  }
}

function attributeOf({ library, file }: Opened, path: string, name: string, kind: Hdf5Kind): Hdf5Attribute {
  if ((kind !== "group" && kind !== "dataset") || !library.Module.get_attribute_names(file.file_id, path).includes(name)) return undefined;
  const source = attributeSource(library, file, path, name);
  const content = contentOf(source.metadata);
  if (content === "other" || source.count === 0) return undefined;
  const values = content === "texts" ? fetchedTexts(library, source) : Array.from(fetchedNumbers(library, source));
  return source.metadata.shape?.length === 0 ? values[0] : values;
}

function metadataAt({ file, library, who }: Opened, path: string, entity: Entity | null): Metadata {
  if (kindOf(entity) !== "dataset") throw new InvalidInputError({ who: `${who} (${path})`, expected: "an array", got: kindOf(entity) });
  return guarded(`${who} (${path})`, () => library.Module.get_dataset_metadata(file.file_id, path));
}

function referenced(opened: Opened, path: string, entity: Entity | null): readonly string[] {
  const metadata = metadataAt(opened, path, entity);
  if (metadata.type !== HDF5_CLASS.reference) return [];
  const references = fetchedReferences(opened.library, datasetSource(opened.library, opened.file, path, metadata, wholeBox(metadata.shape ?? [0])));
  return references.map((reference) => (opened.file.dereference(reference) as { readonly path?: string } | null)?.path ?? "");
}

function wholeBox(shape: readonly number[]): readonly (readonly number[])[] {
  return shape.map((extent) => [0, extent]);
}

function contentOf({ type }: Metadata): ArrayEntry["content"] {
  if (type === HDF5_CLASS.text) return "texts";
  return type === HDF5_CLASS.integer || type === HDF5_CLASS.float || type === HDF5_CLASS.enumeration ? "numbers" : "other";
}

function datasetEntry(opened: Opened, path: string, entity: Entity | null): ArrayEntry {
  const metadata = metadataAt(opened, path, entity);
  const who = `${opened.who} (${path})`;
  const [shape, content] = [metadata.shape ?? [0], contentOf(metadata)];
  const read = (stretch?: Stretch): EntryValues => {
    if (content === "other") throw new InvalidInputError({ who, expected: "numbers or texts", got: `elements of type ${typeName(metadata)}` });
    const box = shape.map((extent, axis) => (axis === stretch?.axis ? [stretch.from, stretch.to] : [0, extent]));
    return guarded(who, () => (content === "texts" ? texts(opened, path, metadata, box) : numbers(opened, path, metadata, box)));
  };
  return { name: path, shape, type: typeName(metadata), content, read };
}

function typeName({ type, size, signed }: Metadata): string {
  if (type === HDF5_CLASS.float) return `float${size * 8}`;
  if (type === HDF5_CLASS.integer) return `${signed ? "" : "u"}int${size * 8}`;
  if (type === HDF5_CLASS.enumeration) return "boolean";
  if (type === HDF5_CLASS.reference) return "reference";
  return type === HDF5_CLASS.text ? "text" : "record";
}

function extentOf(box: readonly (readonly number[])[]): readonly number[] {
  return box.map(([from, to]) => to - from);
}

function texts({ library, file }: Opened, path: string, metadata: Metadata, box: readonly (readonly number[])[]): readonly string[] {
  return sizeOf(extentOf(box)) === 0 ? [] : fetchedTexts(library, datasetSource(library, file, path, metadata, box));
}

/** Large arrays are read in stretches along their first axis, so that the library never holds more than one. */
function numbers({ library, file, who }: Opened, path: string, metadata: Metadata, box: readonly (readonly number[])[]): Float64Array {
  const sizes = extentOf(box);
  const bytes = 8 * sizeOf(sizes);
  if (!(bytes <= MOST_BYTES)) throw new InvalidInputError({ who: `${who} (${path})`, expected: `at most ${MOST_BYTES} bytes at once`, got: `shape [${sizes.join(", ")}]`, remedy: "Read fewer trials at once" });
  if (bytes === 0 || box.length === 0) return bytes === 0 ? new Float64Array(0) : fetchedNumbers(library, datasetSource(library, file, path, metadata, box));
  const [[first, last], ...inner] = box;
  const row = sizeOf(sizes.slice(1));
  const rows = Math.max(1, Math.floor(MOST_BYTES_A_READ / (row * metadata.size)));
  const out = new Float64Array(bytes / 8);
  for (let from = first; from < last; from += rows) {
    out.set(fetchedNumbers(library, datasetSource(library, file, path, metadata, [[from, Math.min(from + rows, last)], ...inner])), (from - first) * row);
  }
  return out;
}
