import { describe, expect, it } from "vitest";
import { flatWeights, fuzzWeights, hdf5Weights } from "../../../test/fixtures/hostile-weights.ts";

const FLAT = 300;
const HDF5 = 60;

describe("injured files of weights", () => {
  it.each(flatWeights.map((hostile) => [hostile.title, hostile] as const))(`%s: ${FLAT} injuries are read or refused with an InvalidInputError, nothing else`, async (_, hostile) => {
    const { read, refused } = await fuzzWeights(hostile, FLAT);
    expect(read + refused).toBe(FLAT);
    expect(refused).toBeGreaterThan(FLAT / 10);
  });

  it.each(hdf5Weights.map((hostile) => [hostile.title, hostile] as const))(`%s: ${HDF5} injuries are read or refused, and the library still reads the good file after them`, async (_, hostile) => {
    const { read, refused } = await fuzzWeights(hostile, HDF5);
    expect(read + refused).toBe(HDF5);
    expect(refused).toBeGreaterThan(0);
  });
});
