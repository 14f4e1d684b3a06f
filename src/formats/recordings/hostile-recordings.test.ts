import { describe, expect, it } from "vitest";
import { mutatedFile } from "../../../test/fixtures/mutated-file.ts";
import { recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { flatRecordings, fuzzRecording, hdf5Recordings } from "../../../test/fixtures/hostile-recordings.ts";
import { readRecording } from "./open-recording.ts";

const FLAT = 400;
const HDF5 = 60;

describe("injured recordings", () => {
  it.each(flatRecordings.map((hostile) => [hostile.name, hostile] as const))(`${FLAT} injuries of %s are read or refused with an InvalidInputError, nothing else`, async (_, hostile) => {
    const { read, refused } = await fuzzRecording(hostile, FLAT);
    expect(read + refused).toBe(FLAT);
    expect(refused).toBeGreaterThan(FLAT / 10);
  });

  it("with more texts than memory could hold are refused, and the library still reads the good file after them", async () => {
    const session = recordedBytes("session.nwb");
    await expect(readRecording(mutatedFile(session, 2383), { who: "file" })).rejects.toThrow("HDF5 library: expected a part that fits the library's memory, got 351843720888332 bytes. Read fewer trials at once");
    expect((await readRecording(session)).rates.axes[2].size).toBe(4);
  });

  it.each(hdf5Recordings.map((hostile) => [hostile.name, hostile] as const))(`${HDF5} injuries of %s are read or refused, and the library still reads the good file after them`, async (_, hostile) => {
    const { read, refused } = await fuzzRecording(hostile, HDF5);
    expect(read + refused).toBe(HDF5);
    expect(refused).toBeGreaterThan(0);
  });
});
