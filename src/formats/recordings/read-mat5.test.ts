import fc from "fast-check";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { readMat5 } from "./read-mat5.ts";

/** Writes MAT 5 as its documentation lays it out, in either byte order. */
function matWriter(littleEndian: boolean) {
  const element = (type: number, bytes: Uint8Array) => {
    const out = new Uint8Array(8 + Math.ceil(bytes.length / 8) * 8);
    const view = new DataView(out.buffer);
    view.setUint32(0, type, littleEndian);
    view.setUint32(4, bytes.length, littleEndian);
    out.set(bytes, 8);
    return out;
  };
  const words = (values: readonly number[]) => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, k) => view.setUint32(4 * k, value, littleEndian));
    return new Uint8Array(view.buffer);
  };
  const doubles = (values: readonly number[]) => {
    const view = new DataView(new ArrayBuffer(8 * values.length));
    values.forEach((value, k) => view.setFloat64(8 * k, value, littleEndian));
    return new Uint8Array(view.buffer);
  };
  const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const header = new Uint8Array(128).fill(32);
  header.set(littleEndian ? [0, 1, 0x49, 0x4d] : [1, 0, 0x4d, 0x49], 124);
  const content = (classNumber: number, shape: readonly number[], name: string, rest: Uint8Array) => element(14, join(element(6, words([classNumber, 0])), element(5, words(shape)), element(1, new TextEncoder().encode(name)), rest));
  return { element, header, join, content, matrix: (name: string, shape: readonly number[], values: readonly number[]) => content(6, shape, name, element(9, doubles(values))) };
}

const little = matWriter(true);
const file = (...elements: readonly Uint8Array[]) => little.join(little.header, ...elements);

describe("a MAT file of version 5", () => {
  it.each([true, false])("gives a matrix row by row, little-endian %s", (littleEndian) => {
    const { header, join, matrix } = matWriter(littleEndian);
    const value = readMat5(join(header, matrix("W", [2, 3], [1, 4, 2, 5, 3, 6])), "file").get("W");
    expect(value).toMatchObject({ kind: "numbers", shape: [2, 3], type: "float64" });
    expect(value?.kind === "numbers" ? [...value.read()] : []).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("is the same compressed and not, and in either byte order", () => {
    const sizes = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(fc.property(sizes.chain((shape) => fc.tuple(fc.constant(shape), fc.array(fc.double(), { minLength: shape[0] * shape[1] * shape[2], maxLength: shape[0] * shape[1] * shape[2] }))), ([shape, values]) => {
      const read = (bytes: Uint8Array) => {
        const value = readMat5(bytes, "file").get("x");
        return value?.kind === "numbers" ? { shape: value.shape, values: value.read() } : undefined;
      };
      const plain = read(file(little.matrix("x", shape, values)));
      const packed = zlibSync(little.matrix("x", shape, values));
      const compressed = little.join(little.header, Uint8Array.of(15, 0, 0, 0, packed.length & 255, packed.length >> 8, 0, 0), packed);
      expect(read(compressed)).toEqual(plain);
      const big = matWriter(false);
      expect(read(big.join(big.header, big.matrix("x", shape, values)))).toEqual(plain);
      expect(plain?.values.length).toBe(values.length);
    }));
  });

  it("reads texts of several rows without the blanks that fill them up", () => {
    const { content, element } = little;
    const letters = element(16, new TextEncoder().encode("ac b d"));
    expect(readMat5(file(content(4, [3, 2], "t", letters)), "file").get("t")).toEqual({ kind: "text", rows: ["ab", "c", " d"] });
  });

  it.each<[string, () => Uint8Array, string]>([
    ["the end inside a variable", () => file(little.matrix("x", [2, 2], [1, 2, 3, 4])).slice(0, -9), "file: expected an element at byte 128 inside the file, got 88 bytes of 79. The file is damaged or cut off; copy it again"],
    ["fewer values than the sizes say", () => file(little.matrix("x", [3, 2], [1, 2])), "file (x): expected 6 values for shape [3, 2], got 2. The file is damaged or cut off; copy it again"],
    ["sizes beyond counting", () => file(little.matrix("x", [0x7fffffff, 0x7fffffff, 0x7fffffff], [1])), "file (x): expected the sizes of an array, got [2147483647, 2147483647, 2147483647]."],
    ["a compressed part that promises more than deflate can give", () => {
      const packed = zlibSync(Uint8Array.of(14, 0, 0, 0, 0, 0, 0, 0x70));
      return file(Uint8Array.of(15, 0, 0, 0, packed.length, 0, 0, 0), packed);
    }, "file: expected at most 12384 bytes from 12 deflated ones, got 1879048200. The file is damaged or cut off; copy it again"],
    ["cells inside cells without end", () => {
      let inner = little.matrix("", [1, 1], [1]);
      for (let level = 0; level < 40; level++) inner = little.content(1, [1, 1], level === 39 ? "deep" : "", inner);
      return file(inner);
    }, "file (deep): expected at most 32 levels of cells and structs, got more. The file is damaged or cut off; copy it again"],
    ["an older version", () => new Uint8Array(200), "file: expected a MAT file of version 5, got 200 bytes of something else. Save it in MATLAB with save -v7"],
  ])("is refused for %s", (_, bytes, message) => {
    expect(() => readMat5(bytes(), "file")).toThrow(message);
  });

  it("holds in version 6 what it holds in version 7", () => {
    const [six, seven] = ["session-v6.mat", "session-v7.mat"].map((name) => readMat5(recordedBytes(name), "file"));
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? Object.fromEntries(inner) : inner)));
    for (const name of six.keys()) expect(plain(seven.get(name))).toEqual(plain(six.get(name)));
  });
});
