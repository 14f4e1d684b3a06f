import fc from "fast-check";
import { expect, test } from "vitest";
import { concatenated } from "./concatenated.ts";

test("arrays come one after another, each value as it was", () => {
  expect(concatenated(Float64Array, [Float64Array.of(1, 2), new Float64Array(0), Float64Array.of(-0, Number.NaN)])).toEqual(Float64Array.of(1, 2, -0, Number.NaN));
  expect(concatenated(Uint8Array, [Uint8Array.of(255), Uint8Array.of(0, 7)])).toEqual(Uint8Array.of(255, 0, 7));
});

test("no arrays give an empty array of the kind that was asked for", () => {
  expect(concatenated(Float32Array, [])).toEqual(new Float32Array(0));
});

test("the result has memory of its own, even of a single part", () => {
  const part = Float32Array.of(1, 2);
  const whole = concatenated(Float32Array, [part]);
  whole[0] = 9;
  expect([...part]).toEqual([1, 2]);
  expect(whole.buffer.byteLength).toBe(8);
});

test("it is what the arrays give as one list, and views of larger arrays give their own stretch only", () => {
  fc.assert(fc.property(fc.array(fc.float64Array({ maxLength: 8 }), { maxLength: 6 }), (parts) => {
    const views = parts.map((part) => Float64Array.from([0, ...part, 0]).subarray(1, part.length + 1));
    expect(concatenated(Float64Array, views)).toEqual(Float64Array.from(parts.flatMap((part) => [...part])));
  }));
});
