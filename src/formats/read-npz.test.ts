import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { readNpy } from "./read-npy.ts";
import { readNpz } from "./read-npz.ts";
import { writeNpy, type WritableArray } from "./write-npy.ts";
import { writeNpz } from "./write-npz.ts";
import { writeZip } from "./write-zip.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../test/fixtures/networks/${name}`, import.meta.url)));
const arrays = readNpz(fixture("arrays.npz"));
const ramp = Array.from({ length: 12 }, (_, index) => index - 6);
const valuesOf = (name: string) => Array.from(arrays.get(name)!.data as ArrayLike<number | bigint>, Number);

/** A `.npy` file with a header written by hand. */
function npyWith(header: string, data = new Uint8Array(), version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  return Uint8Array.from([0x93, ...new TextEncoder().encode("NUMPY"), version, 0, text.length & 255, text.length >> 8, ...(version > 1 ? [0, 0] : []), ...text, ...data]);
}

describe("readNpz", () => {
  it.each(["int8", "int16", "int32", "int64", "float16", "float32", "float64"].flatMap((type) => [type, `${type}_big`]))("reads what NumPy wrote as %s", (name) => {
    expect(arrays.get(name)!.shape).toEqual([2, 3, 2]);
    expect(valuesOf(name)).toEqual(ramp);
  });

  it.each(["uint8", "uint16", "uint32", "uint64"])("reads what NumPy wrote as %s", (name) => {
    expect(valuesOf(name)).toEqual(ramp.map((value) => value + 6));
  });

  it.each(["complex64", "complex64_big", "complex128", "complex128_big"])("reads what NumPy wrote as %s as pairs of real and imaginary parts", (name) => {
    expect(arrays.get(name)!.kind).toBe("complex");
    expect(valuesOf(name)).toEqual(ramp.flatMap((value) => [value, value / 2]));
  });

  it("puts arrays in Fortran order into row-major order", () => {
    expect(valuesOf("fortran")).toEqual(ramp);
    expect(valuesOf("fortran_big")).toEqual(ramp);
  });

  it("reads booleans, texts, scalars, empty arrays and the ends of the 64-bit range", () => {
    expect(arrays.get("bool")).toEqual({ descr: "|b1", kind: "boolean", shape: [2, 3, 2], data: Uint8Array.from(ramp, (value) => Number(value % 2 === 0)) });
    expect(arrays.get("unicode")!.data).toEqual(["left", "rechts", "µ🧠", ""]);
    expect(arrays.get("unicode_big")!.data).toEqual(["left", "rechts", "µ🧠", ""]);
    expect(arrays.get("bytes")!.data).toEqual(["go", "stop"]);
    expect(arrays.get("scalar")).toEqual({ descr: "<f8", kind: "real", shape: [], data: Float64Array.of(2.5) });
    expect(arrays.get("empty")).toEqual({ descr: "<f4", kind: "real", shape: [0, 4], data: new Float32Array() });
    expect(arrays.get("large")!.data).toEqual(BigInt64Array.of(2n ** 63n - 1n, -(2n ** 63n)));
  });

  it("reads header versions 1, 2 and 3 from stored zip64 members", () => {
    const versions = readNpz(fixture("versions.npz"));
    expect([...versions.keys()]).toEqual(["v1", "v2", "v3"]);
    for (const { data } of versions.values()) expect([...(data as Float32Array)]).toEqual(ramp);
  });

  it("reads back whatever writeNpz wrote, and writes equal arrays as equal bytes", () => {
    const numbers = fc.oneof(
      fc.float64Array(), fc.float32Array(), fc.int32Array(), fc.uint8Array(), fc.int8Array(), fc.bigInt64Array(), fc.uint16Array(),
      fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }).filter((text) => !text.includes("\0")), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), numbers), { maxLength: 4 }), (entries) => {
        const written = new Map<string, WritableArray>(entries.map(([name, data]) => [name, { shape: [data.length], data }]));
        const bytes = writeNpz(written);
        expect(bytes).toEqual(writeNpz(written));
        const read = readNpz(bytes);
        expect([...read.keys()]).toEqual([...written.keys()]);
        for (const [name, { data }] of written) expect([...(read.get(name)!.data as Iterable<unknown>)]).toEqual([...data]);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses members that are no arrays", () => {
    expect(complaintOf(() => readNpz(writeZip(new Map([["notes.txt", new Uint8Array(3)]])), { who: "a.npz" }))).toBe('a.npz: expected an archive of .npy arrays, got member "notes.txt". Save the arrays with numpy.savez');
  });

  it("names the array in which something is wrong", () => {
    const bytes = writeZip(new Map([["W.npy", writeNpy({ shape: [2], data: Float32Array.of(1, 2) }).slice(0, -1)]]));
    expect(complaintOf(() => readNpz(bytes, { who: "a.npz" }))).toBe("a.npz (W): expected 8 bytes of data for <f4 of shape [2], got 7. The file is cut off or damaged; copy it again");
  });
});

describe("readNpy", () => {
  it.each<[string, Uint8Array, string]>([
    ["another file", new Uint8Array(20), "expected a .npy array, got 20 bytes that do not begin as one. Save it with numpy.save"],
    ["a later version", npyWith("{}", undefined, 4), "expected a .npy file of version 1, 2 or 3, got version 4. Save it with numpy.save"],
    ["a header that is cut off", npyWith("{'descr': '<f4'").slice(0, 16), "expected a whole .npy header, got a file of 16 bytes. The file is cut off; copy it again"],
    ["pickled objects", npyWith("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }"), "expected an array of numbers or texts, got Python objects. Save each object as an array of its own (ragged data: one array a trial)"],
    ["dates", npyWith("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (3,), }"), "expected an array of numbers or texts, got element type \"<M8[ns]\". Convert it, for example with .astype('float64')"],
    ["records", npyWith("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }"), "expected an array of plain numbers or texts, got an array of records. Save each field as an array of its own"],
    ["code in the header", npyWith("{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os'),), }"), `expected a .npy header of descr, fortran_order and shape, got "{'descr': '<f4', 'fortran_order': False, 'shape': (__impor…. Save it with numpy.save`],
    ["a shape beyond counting", npyWith("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999), }"), "expected a countable number of elements, got shape [99999999999, 99999999999]. The file is damaged; copy it again"],
    ["more data than the shape says", npyWith("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }", new Uint8Array(2)), "expected 1 bytes of data for |u1 of shape [1], got 2. The file is cut off or damaged; copy it again"],
  ])("refuses %s", (_, bytes, message) => {
    expect(complaintOf(() => readNpy(bytes, { who: "a.npy" }))).toBe(`a.npy: ${message}`);
  });
});
