import { describe, expect, it } from "vitest";
import { flatWeights, fuzzWeights, hdf5Weights } from "../../../test/fixtures/hostile-weights.ts";

const FLAT = 8_000;
const HDF5 = 2_000;

describe("32,000 injured files of weights", () => {
  it("are as many as that", () => {
    expect(flatWeights.length * FLAT + hdf5Weights.length * HDF5).toBe(32_000);
  });

  it.each(flatWeights.map((hostile) => [hostile.title, hostile] as const))(`%s: ${FLAT} injuries are read or refused with an InvalidInputError, nothing else`, async (_, hostile) => {
    const { read, refused } = await fuzzWeights(hostile, FLAT);
    expect(read + refused).toBe(FLAT);
  });

  it.each(hdf5Weights.map((hostile) => [hostile.title, hostile] as const))(`%s: ${HDF5} injuries are read or refused, and the library still reads the good file after them`, async (_, hostile) => {
    const { read, refused } = await fuzzWeights(hostile, HDF5);
    expect(read + refused).toBe(HDF5);
  });
});
