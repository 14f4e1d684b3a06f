import { InvalidInputError } from "../numeric/errors.ts";
import { describeJson } from "./describe-json.ts";

/** What a zip archive's central directory says about one member. Nothing here has been checked against the data. */
export interface ZipDirectoryEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others exist. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** Bytes once unpacked, as declared. */
  readonly size: number;
  /** Where its local header begins. */
  readonly headerAt: number;
}

/** Signatures, little-endian. */
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const MEMBER = 0x02014b50;

/** Sizes of the fixed parts. */
const END_BYTES = 22;
const END_64_BYTES = 56;
const LOCATOR_BYTES = 20;
const MEMBER_BYTES = 46;

/** A comment after the end record is at most this long. */
const LONGEST_COMMENT = 0xffff;

/** A 32-bit field that says: look in the zip64 extra field. */
const ELSEWHERE = 0xffffffff;
const ZIP64_EXTRA = 1;

interface Directory {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * The members that a zip archive's central directory lists, in its order. Knows zip64.
 *
 * @param bytes the whole archive.
 * @throws InvalidInputError when there is no end record (the archive is cut off, or no zip file), the directory leaves
 *   the file or holds something else, a number is beyond 2⁵³, or a name occurs twice.
 * Source: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.5.3.
 */
export function zipDirectory(bytes: Uint8Array, who: string): readonly ZipDirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = locate(view, who);
  const entries: ZipDirectoryEntry[] = [];
  const names = new Set<string>();
  let at = directory.from;
  for (let index = 0; index < directory.count; index++) {
    const { entry, next } = readMember(view, bytes, at, directory.to, who);
    if (names.has(entry.name)) throw new InvalidInputError({ who, expected: "an archive whose members have different names", got: `${describeJson(entry.name)} twice`, remedy: "The file is damaged or hostile; do not use it" });
    names.add(entry.name);
    entries.push(entry);
    at = next;
  }
  return entries;
}

function locate(view: DataView, who: string): Directory {
  const end = endRecord(view, who);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const from = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_BYTES;
  const is64 = locator >= 0 && view.getUint32(locator, true) === LOCATOR_64;
  return checkedDirectory(is64 ? directory64(view, locator, who) : { from, to: from + size, count }, end, who);
}

function endRecord(view: DataView, who: string): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new InvalidInputError({ who, expected: "a zip archive with a central directory at its end", got: `${view.byteLength} bytes without one`, remedy: "The file is cut off; copy it again" });
}

function directory64(view: DataView, locator: number, who: string): Directory {
  const at = wide(view, locator + 8, who);
  if (at + END_64_BYTES > locator || view.getUint32(at, true) !== END_64) throw damaged("a zip64 end record where the locator points", `something else at byte ${at}`, who);
  const from = wide(view, at + 48, who);
  return { from, to: from + wide(view, at + 40, who), count: wide(view, at + 32, who) };
}

/** The count is bounded by the directory's bytes before anything is allocated for it. */
function checkedDirectory(directory: Directory, end: number, who: string): Directory {
  const { from, to, count } = directory;
  if (to > end || from > to) throw damaged(`a central directory before byte ${end}`, `bytes ${from} to ${to}`, who);
  if (count * MEMBER_BYTES > to - from) throw damaged(`a central directory of at least ${count * MEMBER_BYTES} bytes for ${count} members`, `${to - from}`, who);
  return directory;
}

function readMember(view: DataView, bytes: Uint8Array, at: number, limit: number, who: string): { entry: ZipDirectoryEntry; next: number } {
  if (at + MEMBER_BYTES > limit || view.getUint32(at, true) !== MEMBER) throw damaged("the central directory to list its members", `something else at byte ${at}`, who);
  const nameLength = view.getUint16(at + 28, true);
  const extraAt = at + MEMBER_BYTES + nameLength;
  const extraEnd = extraAt + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > limit) throw damaged("a member's entry inside the central directory", `an end at byte ${next}`, who);
  const name = new TextDecoder().decode(bytes.subarray(at + MEMBER_BYTES, extraAt));
  const fields = wideFields(view, [at + 24, at + 20, at + 42], extraAt, extraEnd, who);
  const entry = { name, method: view.getUint16(at + 10, true), encrypted: (view.getUint16(at + 8, true) & 1) === 1, crc: view.getUint32(at + 16, true), size: fields[0], packedSize: fields[1], headerAt: fields[2] };
  return { entry, next };
}

/** The size, packed size and place of a member: those that are all ones stand, in this order, in the zip64 extra field. */
function wideFields(view: DataView, places: readonly number[], extraAt: number, extraEnd: number, who: string): readonly number[] {
  const narrow = places.map((place) => view.getUint32(place, true));
  if (!narrow.includes(ELSEWHERE)) return narrow;
  let at = zip64Extra(view, extraAt, extraEnd);
  return narrow.map((value) => {
    if (value !== ELSEWHERE) return value;
    if (at === undefined || at + 8 > extraEnd) throw damaged("a zip64 extra field with the member's sizes", "none", who);
    at += 8;
    return wide(view, at - 8, who);
  });
}

function zip64Extra(view: DataView, from: number, to: number): number | undefined {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === ZIP64_EXTRA) return at + 4;
  }
  return undefined;
}

function wide(view: DataView, at: number, who: string): number {
  const value = view.getBigUint64(at, true);
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  throw damaged("sizes below 2^53 bytes", String(value), who);
}

function damaged(expected: string, got: string, who: string): InvalidInputError {
  return new InvalidInputError({ who, expected, got, remedy: "The archive is damaged; copy it again" });
}
