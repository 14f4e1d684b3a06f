import { concatenated } from "../numeric/concatenated.ts";
import { crc32 } from "./crc32.ts";

/** 1 January 1980, the first day that the format can say: archives hold no time of their making. */
const DATE = 0x0021;
const VERSION = 20;
const UTF8_NAME = 0x0800;

/**
 * A zip archive of stored (uncompressed) members. Equal members give equal bytes.
 *
 * @param members contents by name; together below 4 GiB, since the result has no zip64 records.
 */
export function writeZip(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [text, data] of members) {
    const name = new TextEncoder().encode(text);
    const shared = sharedFields(name, data);
    const local = record(0x04034b50, shared, name);
    directory.push(record(0x02014b50, [[2, VERSION], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]], name));
    parts.push(local, data);
    at += local.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record(0x06054b50, [[2, 0], [2, 0], [2, members.size], [2, members.size], [4, size], [4, at], [2, 0]]);
  return concatenated(Uint8Array, [...parts, ...directory, end]);
}

/** [bytes, value] of a little-endian field. */
type Field = readonly [2 | 4, number];

/** What a member's local header and its entry in the directory both say, in the same order. */
function sharedFields(name: Uint8Array, data: Uint8Array): readonly Field[] {
  return [[2, VERSION], [2, UTF8_NAME], [2, 0], [2, 0], [2, DATE], [4, crc32(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
}

function record(signature: number, fields: readonly Field[], name: Uint8Array = new Uint8Array()): Uint8Array {
  const length = 4 + fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  bytes.set(name, length);
  return bytes;
}
