import type * as h5wasm from "h5wasm";
import type { File, Metadata } from "h5wasm";
import { InvalidInputError } from "../../numeric/errors.ts";
import { decodeElements } from "../tensor.ts";

/** The library's module, in its build for browsers or for Node. */
export type Hdf5Library = typeof h5wasm;

/** HDF5's numbers of the classes of types that are read. */
export const HDF5_CLASS = { integer: 0, float: 1, text: 3, reference: 7, enumeration: 8 } as const;

/** Where values come from: `fetch` asks the library to write them at a pointer and tells its status, `reclaim` frees the texts that it made. */
export interface ValueSource {
  readonly metadata: Metadata;
  /** Number of elements. */
  readonly count: number;
  readonly fetch: (pointer: bigint) => number;
  readonly reclaim: (pointer: bigint) => void;
}

/** Bytes that the library, whose memory ends at 2 GiB, is asked for at once. A larger number would be cut to 32 bits, and the values overrun what it gave. */
const MOST_BYTES = 1024 * 1024 * 1024;

const TEXT_POINTER_BYTES = 4;
const UTF8 = 1;

/** The values of a whole dataset, or of a box [from, to) along each of its axes. */
export function datasetSource({ Module }: Hdf5Library, file: File, path: string, metadata: Metadata, box: readonly (readonly number[])[]): ValueSource {
  const count = box.map(([from, to]) => BigInt(to - from));
  const whole = box.length === 0;
  const [extent, offset, strides] = whole ? [null, null, null] : [count, box.map(([from]) => BigInt(from)), box.map(() => 1n)];
  return {
    metadata, count: count.reduce((product, size) => product * Number(size), 1),
    fetch: (pointer) => Module.get_dataset_data(file.file_id, path, extent, offset, strides, pointer),
    reclaim: (pointer) => void (whole ? Module.reclaim_vlen_memory(file.file_id, path, "", pointer) : Module.reclaim_vlen_memory_count(file.file_id, path, "", pointer, count)),
  };
}

/** The value of an attribute. */
export function attributeSource({ Module }: Hdf5Library, file: File, path: string, name: string): ValueSource {
  const metadata = Module.get_attribute_metadata(file.file_id, path, name);
  return {
    metadata, count: metadata.shape === null ? 0 : metadata.total_size,
    fetch: (pointer) => Module.get_attribute_data(file.file_id, path, name, pointer),
    reclaim: (pointer) => void Module.reclaim_vlen_memory(file.file_id, path, name, pointer),
  };
}

/**
 * Has the library write values and takes them over. The library's own way ignores its status, and after a failure reads
 * texts at addresses that nobody wrote; here they are zeros, and the status counts.
 */
function fetched<T>({ Module }: Hdf5Library, { metadata, count, fetch, reclaim }: ValueSource, take: (bytes: Uint8Array) => T): T {
  const bytes = metadata.size * count;
  const { _malloc: allocate, _free: release } = Module;
  const pointer = bytes <= MOST_BYTES ? allocate(Math.max(bytes, 1)) : 0;
  if (pointer === 0) throw new InvalidInputError({ who: "HDF5 library", expected: "a part that fits the library's memory", got: `${bytes} bytes`, remedy: "Read fewer trials at once" });
  try {
    Module.HEAPU8.fill(0, pointer, pointer + bytes);
    const status = fetch(BigInt(pointer));
    if (status < 0) throw new Error("values that cannot be read");
    const taken = take(Module.HEAPU8.slice(pointer, pointer + bytes));
    if (metadata.vlen) reclaim(BigInt(pointer));
    return taken;
  } finally {
    release(pointer);
  }
}

/** Numbers as float64. Half precision, which the library cannot decode, is widened. */
export function fetchedNumbers(library: Hdf5Library, source: ValueSource): Float64Array {
  return fetched(library, source, (bytes) => widened(bytes, source.metadata));
}

/** Texts of fixed or any length. */
export function fetchedTexts(library: Hdf5Library, source: ValueSource): readonly string[] {
  const { size, vlen, cset } = source.metadata;
  const { UTF8ToString } = library.Module;
  const decoder = new TextDecoder(cset === UTF8 ? "utf-8" : "latin1");
  const fixed = (bytes: Uint8Array, index: number) => decoder.decode(bytes.subarray(index * size, (index + 1) * size)).replace(/\0.*$/s, "");
  return fetched(library, source, (bytes) => {
    const pointers = new DataView(bytes.buffer);
    return Array.from({ length: source.count }, (_, index) => {
      if (!vlen) return fixed(bytes, index);
      const pointer = pointers.getUint32(index * TEXT_POINTER_BYTES, true);
      return pointer === 0 ? "" : UTF8ToString(pointer);
    });
  });
}

/** References to objects, as the library spells them. */
export function fetchedReferences(library: Hdf5Library, source: ValueSource): readonly InstanceType<Hdf5Library["Reference"]>[] {
  const { size } = source.metadata;
  return fetched(library, source, (bytes) => Array.from({ length: source.count }, (_, index) => new library.Reference(bytes.slice(index * size, (index + 1) * size))));
}

const DECODED: ReadonlySet<string> = new Set(["F64", "F32", "F16", "I64", "U64", "I32", "U32", "I16", "U16", "I8", "U8"]);

function widened(bytes: Uint8Array, { type, size, signed }: Metadata): Float64Array {
  const bits = size * 8;
  const element = type === HDF5_CLASS.float ? `F${bits}` : `${signed ? "I" : "U"}${bits}`;
  if (!DECODED.has(element)) throw new Error(`elements of type ${element}`);
  const values = decodeElements(element as "F64", bytes);
  return values instanceof Float64Array ? values : Float64Array.from(values as unknown as ArrayLike<number>, Number);
}
