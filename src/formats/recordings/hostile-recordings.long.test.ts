import { describe, expect, it } from "vitest";
import { flatRecordings, fuzzRecording, hdf5Recordings } from "../../../test/fixtures/hostile-recordings.ts";

const FLAT = 15_000;
const HDF5 = 2_500;

describe("182,500 injured recordings", () => {
  it("are as many as that", () => {
    expect(flatRecordings.length * FLAT + hdf5Recordings.length * HDF5).toBe(182_500);
  });

  it.each(flatRecordings.map((hostile) => [hostile.name, hostile] as const))("%s: 15,000 injuries are read or refused with an InvalidInputError, nothing else", async (_, hostile) => {
    const { read, refused } = await fuzzRecording(hostile, FLAT);
    expect(read + refused).toBe(FLAT);
  });

  it.each(hdf5Recordings.map((hostile) => [hostile.name, hostile] as const))("%s: 2,500 injuries are read or refused, and the library still reads the good file after them", async (_, hostile) => {
    const { read, refused } = await fuzzRecording(hostile, HDF5);
    expect(read + refused).toBe(HDF5);
  });
});
