import { inflateSync } from "fflate";
import { InvalidInputError } from "../numeric/errors.ts";
import { crc32 } from "./crc32.ts";
import { describeJson } from "./describe-json.ts";
import { zipDirectory, type ZipDirectoryEntry } from "./zip-directory.ts";

/** One member of a zip archive. */
export interface ZipMember {
  /** Bytes once unpacked. */
  readonly size: number;
  /**
   * Unpacks the member and checks its length and CRC. A stored member is a view into the archive, not a copy.
   * @throws InvalidInputError when its data are damaged
   */
  readonly unpack: () => Uint8Array;
}

/** Whether the bytes begin as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** How much a reader of archives may be made to allocate. */
export interface ZipOptions {
  /** Names the complainant in errors, typically the file's path; default `"readZip"`. */
  readonly who?: string;
  /** Most bytes that all members together may unpack to; default 4 GiB, which is beyond any network and most recordings. */
  readonly mostBytes?: number;
}

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** Names of methods that archives do use but this reader does not. */
const OTHER_METHODS: ReadonlyMap<number, string> = new Map([[9, "deflate64"], [12, "bzip2"], [14, "LZMA"], [93, "Zstandard"], [95, "XZ"], [98, "PPMd"]]);

/** Deflate cannot do better than this: a match of 258 bytes in two bits. A declared size above is a lie. */
const BEST_DEFLATE_RATIO = 1032;

const FOUR_GIBIBYTES = 4 * 1024 * 1024 * 1024;

/**
 * Opens a zip archive (zip64 too; members stored or deflated). Nothing is unpacked until a member is asked for, and
 * everything that its sizes promise is checked before: a member that claims more than deflate can give, that overlaps
 * another one, or that takes the archive beyond `mostBytes` is refused unread.
 *
 * @param bytes the whole archive; members may share its memory.
 * @returns the members by name, in the archive's order; folders are left out.
 * @throws InvalidInputError for a damaged or cut-off archive, an encrypted member, an unknown compression method, or
 *   an archive built to exhaust memory. Damage inside a member shows when it is unpacked.
 */
export function readZip(bytes: Uint8Array, options: ZipOptions = {}): ReadonlyMap<string, ZipMember> {
  const { who = "readZip", mostBytes = FOUR_GIBIBYTES } = options;
  const entries = zipDirectory(bytes, who).filter(({ name }) => !name.endsWith("/"));
  for (const entry of entries) checkMethod(entry, who);
  checkTotal(entries, mostBytes, who);
  const places = entries.map((entry) => ({ entry, from: dataStart(bytes, entry, who) }));
  checkOverlaps(places, who);
  return new Map(places.map(({ entry, from }) => [entry.name, { size: entry.size, unpack: () => unpack(bytes.subarray(from, from + entry.packedSize), entry, who) }]));
}

function checkMethod({ name, method, encrypted, size, packedSize }: ZipDirectoryEntry, who: string): void {
  const member = `member ${describeJson(name)}`;
  if (encrypted) throw new InvalidInputError({ who, expected: `${member} to be readable`, got: "an encrypted one", remedy: "Decrypt the archive first" });
  if (method !== STORED && method !== DEFLATED) throw new InvalidInputError({ who, expected: `${member} to be stored or deflated`, got: OTHER_METHODS.get(method) ?? `method ${method}`, remedy: "Repack the archive with ordinary zip compression" });
  if (method === STORED && size !== packedSize) throw new InvalidInputError({ who, expected: `stored ${member} to take ${size} bytes`, got: `${packedSize}`, remedy: "The archive is damaged; copy it again" });
  if (method === DEFLATED && size > packedSize * BEST_DEFLATE_RATIO) throw new InvalidInputError({ who, expected: `${member} to hold at most ${BEST_DEFLATE_RATIO} bytes a deflated one`, got: `${size} from ${packedSize}`, remedy: "The archive is damaged or hostile; do not use it" });
}

function checkTotal(entries: readonly ZipDirectoryEntry[], most: number, who: string): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > most) throw new InvalidInputError({ who, expected: `an archive of at most ${most} bytes once unpacked`, got: `${total}`, remedy: "Unpack it with another program and give the files that you need" });
}

function dataStart(bytes: Uint8Array, { name, headerAt, packedSize }: ZipDirectoryEntry, who: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inside = headerAt + LOCAL_BYTES <= bytes.byteLength && view.getUint32(headerAt, true) === LOCAL;
  if (!inside) throw new InvalidInputError({ who, expected: `the header of member ${describeJson(name)} at byte ${headerAt}`, got: "something else", remedy: "The archive is damaged; copy it again" });
  const from = headerAt + LOCAL_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (from + packedSize > bytes.byteLength) throw new InvalidInputError({ who, expected: `the ${packedSize} bytes of member ${describeJson(name)} inside the archive`, got: `${Math.max(0, bytes.byteLength - from)}`, remedy: "The archive is cut off; copy it again" });
  return from;
}

/** Overlapping members let a small archive unpack to a huge one. */
function checkOverlaps(places: readonly { readonly entry: ZipDirectoryEntry; readonly from: number }[], who: string): void {
  const sorted = places.toSorted((a, b) => a.entry.headerAt - b.entry.headerAt);
  sorted.slice(1).forEach(({ entry }, index) => {
    const before = sorted[index];
    if (before.from + before.entry.packedSize <= entry.headerAt) return;
    throw new InvalidInputError({ who, expected: "members that do not overlap", got: `${describeJson(before.entry.name)} and ${describeJson(entry.name)}`, remedy: "The archive is hostile; do not use it" });
  });
}

function unpack(packed: Uint8Array, entry: ZipDirectoryEntry, who: string): Uint8Array {
  const data = entry.method === STORED ? packed : inflate(packed, entry, who);
  const crc = crc32(data);
  if (crc === entry.crc) return data;
  throw new InvalidInputError({ who, expected: `member ${describeJson(entry.name)} with CRC ${hexadecimal(entry.crc)}`, got: hexadecimal(crc), remedy: "The archive is damaged; copy it again" });
}

/** Room for one byte more than declared shows a stream that goes on; further ones are never stored. */
function inflate(packed: Uint8Array, { name, size }: ZipDirectoryEntry, who: string): Uint8Array {
  const data = inflated(packed, size + 1, name, who);
  if (data.length === size) return data;
  const got = data.length > size ? "more" : `${data.length}`;
  throw new InvalidInputError({ who, expected: `member ${describeJson(name)} to unpack to ${size} bytes`, got, remedy: "The archive is damaged or hostile; do not use it" });
}

function inflated(packed: Uint8Array, room: number, name: string, who: string): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(room) });
  } catch (error) {
    throw new InvalidInputError({ who, expected: `member ${describeJson(name)} to be deflated data`, got: error instanceof Error ? error.message : String(error), remedy: "The archive is damaged; copy it again" });
  }
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, "0");
}
