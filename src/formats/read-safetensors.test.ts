import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { badSafetensors, rawFile } from "../../test/fixtures/bad/safetensors.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { readSafetensors } from "./read-safetensors.ts";
import type { Tensor } from "./tensor.ts";
import { writeSafetensors } from "./write-safetensors.ts";

const name = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !["__proto__", "constructor", "prototype", "__metadata__"].includes(text));
const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
const wide = fc.constantFrom<["F64" | "F32" | "I64" | "I32" | "U16" | "BOOL", (count: number) => Tensor["data"]]>(
  ["F64", (count) => Float64Array.from({ length: count }, (_, i) => (i === 1 ? -0 : i / 3))],
  ["F32", (count) => Float32Array.from({ length: count }, (_, i) => (i === 0 ? Number.NaN : -i / 7))],
  ["I64", (count) => BigInt64Array.from({ length: count }, (_, i) => -(2n ** 62n) + BigInt(i))],
  ["I32", (count) => Int32Array.from({ length: count }, (_, i) => -i)],
  ["U16", (count) => Uint16Array.from({ length: count }, (_, i) => 65_535 - i)],
  ["BOOL", (count) => Uint8Array.from({ length: count }, (_, i) => i % 2)],
);
const tensor: fc.Arbitrary<Tensor> = fc.tuple(shape, wide).map(([sizes, [type, make]]) => ({ type, shape: sizes, data: make(sizes.reduce((a, b) => a * b, 1)) }));
const file = fc.record({
  metadata: fc.array(fc.tuple(fc.string(), fc.string({ unit: "binary" })), { maxLength: 4 }).map((entries) => new Map(entries)),
  tensors: fc.array(fc.tuple(name, tensor), { maxLength: 5 }).map((entries) => new Map(entries)),
});

describe("readSafetensors", () => {
  it("reads back every tensor and every metadata entry that writeSafetensors wrote", () => {
    fc.assert(
      fc.property(file, (content) => {
        const read = readSafetensors(writeSafetensors(content));
        expect(new Map(read.tensors)).toEqual(content.tensors);
        expect(new Map(read.metadata)).toEqual(content.metadata);
      }),
      { numRuns: 150 },
    );
  });

  it("reads a file that the format's own documentation could have written", () => {
    const header = '{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"__metadata__":{"format":"pt"}}   ';
    const { metadata, tensors } = readSafetensors(rawFile(header, new Uint8Array(Float32Array.of(1.5, -2).buffer)));
    expect(metadata.get("format")).toBe("pt");
    expect(tensors.get("w")).toEqual({ type: "F32", shape: [1, 2], data: Float32Array.of(1.5, -2) });
  });

  it("widens half precision exactly: normals, subnormals, zeros and infinities", () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x03ff, 0x8000, 0x7c00, 0x7bff, 0x3555);
    const header = '{"h":{"dtype":"F16","shape":[8],"data_offsets":[0,16]}}';
    const values = readSafetensors(rawFile(header, new Uint8Array(halves.buffer))).tensors.get("h")!.data;
    expect([...values]).toEqual([1, -2, 2 ** -24, 1023 * 2 ** -24, -0, Infinity, 65_504, 0.333251953125]);
  });

  it("widens bfloat16 exactly", () => {
    const header = '{"b":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]}}';
    const values = readSafetensors(rawFile(header, new Uint8Array(Uint16Array.of(0x3f80, 0xc049, 0xff80).buffer))).tensors.get("b")!.data;
    expect([...values]).toEqual([1, -3.140625, -Infinity]);
  });

  it("gives each tensor memory of its own", () => {
    const bytes = rawFile('{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}', new Uint8Array([1, 2]));
    const { data } = readSafetensors(bytes).tensors.get("a")!;
    bytes.fill(9);
    expect([...data]).toEqual([1, 2]);
  });

  it.each(badSafetensors.map((bad) => [bad.title, bad] as const))("refuses %s", (_, { bytes, message }) => {
    expect(complaintOf(() => readSafetensors(bytes, { who: "net.safetensors" }))).toBe(`net.safetensors: ${message}`);
  });

  it("stays clear of the object prototype whatever the metadata is called", () => {
    const { metadata } = readSafetensors(rawFile('{"__metadata__":{"__proto__":"x"}}'));
    expect(metadata.get("__proto__")).toBe("x");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("survives a header of a million nested brackets", () => {
    const depth = 1_000_000;
    expect(() => readSafetensors(rawFile(`{"w":${"[".repeat(depth)}${"]".repeat(depth)}}`))).toThrow(InvalidInputError);
  });

  it("answers any mutation of a good file with its content or an InvalidInputError, nothing else", () => {
    const good = writeSafetensors({ metadata: new Map([["format", "pt"]]), tensors: new Map([["w", { type: "F32", shape: [2], data: Float32Array.of(1, 2) }], ["m", { type: "BOOL", shape: [3], data: Uint8Array.of(0, 1, 0) }]]) });
    const mutation = fc.record({ at: fc.nat({ max: good.length - 1 }), byte: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(...new TextEncoder().encode('{}[]",:-0129e. ')).map(Number)) });
    let refused = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.nat({ max: 8 }), (mutations, cut) => {
        const bytes = good.slice(0, good.length - (cut > 4 ? cut - 4 : 0));
        for (const { at, byte } of mutations) if (at < bytes.length) bytes[at] = byte;
        try {
          readSafetensors(bytes);
        } catch (error) {
          refused++;
          expect(error).toBeInstanceOf(InvalidInputError);
        }
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });
});
