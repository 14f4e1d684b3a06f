import { describe, expect, it } from "vitest";
import { philox4x32 } from "./philox.ts";

/** Known answers of the Random123 distribution (kat_vectors, philox4x32 10 rounds): counter, key, output. */
const knownAnswers = [
  [[0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const;

/** The same ten rounds in arbitrary-precision integers. */
function slowPhilox(counter: number[], key: number[]): number[] {
  const word = 0xffffffffn;
  let [c0, c1, c2, c3] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const [first, second] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
    [c0, c1, c2, c3] = [(second >> 32n) ^ c1 ^ k0, second & word, (first >> 32n) ^ c3 ^ k1, first & word];
    [k0, k1] = [(k0 + 0x9e3779b9n) & word, (k1 + 0xbb67ae85n) & word];
  }
  return [c0, c1, c2, c3].map(Number);
}

describe("philox4x32", () => {
  it.each(knownAnswers)("turns counter %j under key %j into the published %j", (counter, key, output) => {
    expect([...philox4x32(counter, key)]).toEqual(output);
  });

  it("agrees with exact integer arithmetic along its own orbit", () => {
    let counter = [1, 2, 3, 4];
    for (let k = 0; k < 2000; k++) {
      const key = [counter[3], k];
      const expected = slowPhilox(counter, key);
      expect([...philox4x32(counter, key)]).toEqual(expected);
      counter = expected;
    }
  });

  it("may write over its own counter", () => {
    const counter = Uint32Array.of(5, 6, 7, 8);
    expect([...philox4x32(counter, [1, 2], counter)]).toEqual(slowPhilox([5, 6, 7, 8], [1, 2]));
  });
});
