import fc from "fast-check";
import { expect, it } from "vitest";
import { packedLimit, packIntegers, unpackIntegers } from "./packed-integers.ts";

it("packs an integer as two characters", () => {
  expect(packIntegers([0, 1, 64, packedLimit])).toBe("AAABBA__");
});

it("unpacks to the integers that were packed, through JSON and without characters that HTML would escape", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: packedLimit })), (values) => {
    const text = packIntegers(values);
    expect(text).toMatch(/^[\w-]*$/);
    expect(unpackIntegers(JSON.parse(JSON.stringify(text)))).toEqual(values);
  }));
});
