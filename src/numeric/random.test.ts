import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "./errors.ts";
import { createStream, type RandomStream } from "./random.ts";

const open = (seed = 1): RandomStream => createStream({ study: "test", purpose: "numbers", seed });
const draw = (stream: RandomStream, count: number): number[] => Array.from({ length: count }, () => stream.bits());
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

describe("createStream", () => {
  it("gives the same numbers for the same key, for ever", () => {
    expect(draw(open(), 8)).toEqual(draw(open(), 8));
    expect(draw(open(), 4)).toEqual([2657216037, 4242043880, 436255464, 3411889657]);
    expect(open().normal()).toBe(1.3735953511513261);
  });

  it("gives different numbers when any field of the key differs", () => {
    const key = { study: "a", network: 0, purpose: "b", seed: 0 };
    const others = [{ study: "b" }, { network: 1 }, { purpose: "a" }, { seed: 1 }, { seed: 2 ** 32 }, { seed: 0.5 }];
    const streams = [key, { study: "a", purpose: "b", seed: 0 }, { ...key, study: "ab", purpose: "" }];
    const firsts = [...streams, ...others.map((other) => ({ ...key, ...other }))].map((k) => draw(createStream(k), 2).join());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("refuses a seed that is not a number", () => {
    expect(() => open(NaN)).toThrow(InvalidInputError);
  });
});

describe("fork", () => {
  it("depends on the key and the purpose, not on what was drawn before", () => {
    const [fresh, used] = [open(), open()];
    draw(used, 17);
    expect(draw(used.fork("x"), 4)).toEqual(draw(fresh.fork("x"), 4));
  });

  it("tells texts from numbers, nesting from joining, and children from their parent", () => {
    const root = open();
    const streams = [root, root.fork("1"), root.fork(1), root.fork(0), root.fork(""), root.fork("1").fork("1"), root.fork("11")];
    expect(new Set(streams.map((stream) => draw(stream, 2).join())).size).toBe(streams.length);
  });
});

describe("a random stream", () => {
  it("has uniforms in [0, 1) with the mean, variance and flatness of the uniform law", () => {
    const stream = open();
    const values = Array.from({ length: 40_000 }, () => stream.uniform());
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.slice(0, 10_000))).toBeLessThan(1);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.006);
    const cells = Array.from({ length: 16 }, () => 0);
    for (const value of values) cells[Math.floor(value * 16)]++;
    const chiSquare = cells.reduce((sum, count) => sum + (count - 2500) ** 2 / 2500, 0);
    expect(chiSquare).toBeLessThan(37.7); // 0.999 quantile at 15 degrees of freedom
  });

  it("has integers that fill [0, bound) evenly, also for bounds beyond 32 bits", () => {
    const stream = open();
    const counts = [0, 0, 0];
    for (let k = 0; k < 30_000; k++) counts[stream.integer(3)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(300);
    const bound = 3 * 2 ** 50;
    const large = Array.from({ length: 2000 }, () => stream.integer(bound));
    expect(large.every((value) => Number.isInteger(value) && value >= 0 && value < bound)).toBe(true);
    expect(Math.abs(mean(large) / bound - 0.5)).toBeLessThan(0.03);
    expect(stream.integer(1)).toBe(0);
    for (const wrong of [0, -1, 1.5, NaN]) expect(() => stream.integer(wrong)).toThrow(InvalidInputError);
  });

  it("has normals with the moments and tails of the normal law, unrelated within and across pairs", () => {
    const normals = new Float64Array(200_000);
    open().fillNormal(normals);
    expect(Math.abs(mean(normals))).toBeLessThan(0.008);
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(0.012);
    expect(Math.abs(mean(normals.map((x) => x ** 3)))).toBeLessThan(0.03);
    expect(Math.abs(mean(normals.map((x) => x ** 4)) - 3)).toBeLessThan(0.08);
    expect(mean(normals.map((x) => Number(Math.abs(x) > 3)))).toBeCloseTo(0.0027, 3);
    for (const lag of [1, 2]) {
      const products = normals.subarray(lag).map((x, k) => x * normals[k]);
      expect(Math.abs(mean(products))).toBeLessThan(0.008);
    }
  });

  it("fills arrays with the numbers that single draws would give, scaled", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer(), (length, seed) => {
        const [filled, single] = [open(seed), open(seed)];
        const out = new Float32Array(length);
        filled.fillNormal(out, 0.25);
        expect([...out]).toEqual(Array.from({ length }, () => Math.fround(single.normal() * 0.25)));
        expect(filled.normal()).toBe(single.normal());
      }),
    );
  });
});
