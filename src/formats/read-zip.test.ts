import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { crc32 } from "./crc32.ts";
import { readZip } from "./read-zip.ts";
import { writeZip } from "./write-zip.ts";

const letters = new TextEncoder().encode("letters");
const good = writeZip(new Map([["a.txt", letters], ["b/c.txt", new Uint8Array(3)]]));

/** An archive of one stored member, with some bytes of its directory entry (from byte 0) and of its local header changed. */
function edited(changes: Readonly<Record<number, number>>): Uint8Array {
  const bytes = writeZip(new Map([["a", letters]]));
  const directory = 31 + letters.length;
  for (const [at, value] of Object.entries(changes)) bytes[directory + Number(at)] = value;
  return bytes;
}

/** A deflated member: the stored one's fields, changed in place. */
function deflated(packed: Uint8Array, size: number, crc: number): Uint8Array {
  const bytes = writeZip(new Map([["a", packed]]));
  const view = new DataView(bytes.buffer);
  const directory = 31 + packed.length;
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 16, crc, true);
  view.setUint32(directory + 24, size, true);
  return bytes;
}

describe("readZip", () => {
  it("has the CRC that the standard gives for its check word", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("gives members by name and unpacks them when asked", () => {
    const members = readZip(good);
    expect([...members].map(([name, { size }]) => [name, size])).toEqual([["a.txt", 7], ["b/c.txt", 3]]);
    expect(new TextDecoder().decode(members.get("a.txt")!.unpack())).toBe("letters");
  });

  it("inflates deflated members", () => {
    const data = new Uint8Array(5000).map((_, index) => index % 7);
    expect(readZip(deflated(deflateSync(data), 5000, crc32(data))).get("a")!.unpack()).toEqual(data);
  });

  it.each<[string, () => unknown, string]>([
    ["a file that is no archive", () => readZip(new Uint8Array(40), { who: "f" }), "expected a zip archive with a central directory at its end, got 40 bytes without one. The file is cut off; copy it again"],
    ["an archive that is cut off", () => readZip(good.slice(0, -5), { who: "f" }), `expected a zip archive with a central directory at its end, got ${good.length - 5} bytes without one. The file is cut off; copy it again`],
    ["an encrypted member", () => readZip(edited({ 8: 1 }), { who: "f" }), 'expected member "a" to be readable, got an encrypted one. Decrypt the archive first'],
    ["a method it does not know", () => readZip(edited({ 10: 93 }), { who: "f" }), 'expected member "a" to be stored or deflated, got Zstandard. Repack the archive with ordinary zip compression'],
    ["a member outside the file", () => readZip(edited({ 42: 200 }), { who: "f" }), 'expected the header of member "a" at byte 200, got something else. The archive is damaged; copy it again'],
    ["a size that deflate could not reach", () => readZip(deflated(deflateSync(new Uint8Array(9)), 90_000_000, 0), { who: "f" }), `expected member "a" to hold at most 1032 bytes a deflated one, got 90000000 from ${deflateSync(new Uint8Array(9)).length}. The archive is damaged or hostile; do not use it`],
    ["more than it may unpack", () => readZip(good, { who: "f", mostBytes: 9 }), "expected an archive of at most 9 bytes once unpacked, got 10. Unpack it with another program and give the files that you need"],
    ["a member changed after packing", () => readZip(edited({ [-3]: 65 }), { who: "f" }).get("a")!.unpack(), `expected member "a" with CRC ${crc32(letters).toString(16)}, got ${crc32(new TextEncoder().encode("lettArs")).toString(16)}. The archive is damaged; copy it again`],
    ["a member that goes on after its declared size", () => readZip(deflated(deflateSync(new Uint8Array(100_000)), 10, 0), { who: "f" }).get("a")!.unpack(), 'expected member "a" to unpack to 10 bytes, got more. The archive is damaged or hostile; do not use it'],
    ["deflated data that end early", () => readZip(deflated(deflateSync(letters).slice(0, 3), 7, 0), { who: "f" }).get("a")!.unpack(), 'expected member "a" to be deflated data, got unexpected EOF. The archive is damaged; copy it again'],
  ])("refuses %s", (_, read, message) => {
    expect(complaintOf(read)).toBe(`f: ${message}`);
  });

  it("finds sizes and places in zip64 records, and refuses those beyond 2^53", () => {
    const stored = (size: bigint): Uint8Array => {
      const bytes = writeZip(new Map([["a", letters]]));
      const directory = 31 + letters.length;
      const extra = new Uint8Array(28);
      const view = new DataView(extra.buffer);
      view.setUint16(0, 1, true);
      view.setUint16(2, 24, true);
      view.setBigUint64(4, size, true);
      view.setBigUint64(12, BigInt(letters.length), true);
      const archive = Uint8Array.from([...bytes.subarray(0, directory + 47), ...extra, ...bytes.subarray(directory + 47)]);
      const fields = new DataView(archive.buffer);
      for (const at of [20, 24, 42]) fields.setUint32(directory + at, 0xffffffff, true);
      fields.setUint16(directory + 30, 28, true);
      fields.setUint32(directory + 47 + 28 + 12, 47 + 28, true);
      return archive;
    };
    expect(new TextDecoder().decode(readZip(stored(BigInt(letters.length))).get("a")!.unpack())).toBe("letters");
    expect(complaintOf(() => readZip(stored(2n ** 60n), { who: "f" }))).toBe(`f: expected sizes below 2^53 bytes, got ${2n ** 60n}. The archive is damaged; copy it again`);
  });

  it("refuses members that share their data", () => {
    const bytes = writeZip(new Map([["a", letters], ["b", letters]]));
    const second = 2 * (31 + letters.length) + 47;
    new DataView(bytes.buffer).setUint32(second + 42, 0, true);
    expect(complaintOf(() => readZip(bytes, { who: "f" }))).toBe('f: expected members that do not overlap, got "a" and "b". The archive is hostile; do not use it');
  });

  it("refuses a directory that lists a name twice", () => {
    const bytes = writeZip(new Map([["a", letters], ["b", letters]]));
    bytes[2 * (31 + letters.length) + 47 + 46] = "a".charCodeAt(0);
    expect(complaintOf(() => readZip(bytes, { who: "f" }))).toBe('f: expected an archive whose members have different names, got "a" twice. The file is damaged or hostile; do not use it');
  });
});
