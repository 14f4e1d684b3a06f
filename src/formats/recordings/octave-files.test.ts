import { beforeAll, describe, expect, it } from "vitest";
import { recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { compareTrajectory } from "../import/compare-trajectory.ts";
import { importNetwork } from "../import/import-network.ts";
import { readWeights } from "../import/read-weights.ts";
import type { TimeSeries } from "../import/trajectory-sample.ts";
import type { ArrayEntry } from "./array-entry.ts";
import { openRecording, readRecording } from "./open-recording.ts";

/** What test/fixtures/make/octave_files.m states of each variable: element type, shape without MATLAB's extents of 1, values in row-major order. */
const VARIABLES: readonly (readonly [name: string, type: string, shape: readonly number[], values: readonly (number | string)[]])[] = [
  ["session.time", "float64", [3], [0, 0.05, 0.1]],
  ["session.info.name", "text", [1], ["day one"]],
  ["session.info.valid", "boolean", [], [1]],
  ["conditions", "text", [2], ["left", "right"]],
  ["records.choice", "float64", [3], [1, 2, 3]],
  ["records.label", "text", [3], ["a", "bb", "ccc"]],
  ["rows", "text", [2], ["one", "two"]],
  ["flags", "boolean", [3], [1, 0, 1]],
  ["whole8", "int8", [2], [-128, 127]],
  ["unsigned8", "uint8", [2], [0, 255]],
  ["whole16", "int16", [2], [-32768, 32767]],
  ["unsigned16", "uint16", [2], [0, 65535]],
  ["whole32", "int32", [2], [-2147483648, 2147483647]],
  ["unsigned32", "uint32", [2], [0, 4294967295]],
  ["whole64", "int64", [2], [-9007199254740992, 9007199254740992]],
  ["unsigned64", "uint64", [2], [0, 9007199254740992]],
  ["halves", "float32", [2], [0.5, -0.25]],
  ["special", "float64", [4], [NaN, Infinity, -Infinity, -0]],
  ["nothing", "float64", [0, 0], []],
  ["no_text", "text", [0], []],
  ["no_columns", "float64", [3, 0], []],
  ["scalar", "float64", [], [Math.PI]],
  ["range", "float64", [5], [1, 2, 3, 4, 5]],
];

describe.each(["octave-v6.mat", "octave-v7.mat"])("a MAT file that Octave wrote, %s,", (file) => {
  let entries: ReadonlyMap<string, ArrayEntry>;
  beforeAll(async () => {
    entries = new Map((await openRecording(recordedBytes(file))).entries.map((entry) => [entry.name, entry]));
  });

  it.each(VARIABLES)("has %s of type %s", (name, type, shape, values) => {
    const entry = entries.get(name)!;
    expect({ type: entry.type, shape: entry.shape, values: [...entry.read()] }).toEqual({ type, shape, values });
  });

  it("has arrays of three axes with the first running fastest in the file", () => {
    const expected = [0, 1].flatMap((trial) => [0, 1, 2].flatMap((time) => [0, 1, 2, 3].map((neuron) => (1 + trial + 2 * time + 6 * neuron) / 8)));
    for (const name of ["rates", "session.rates"]) expect([entries.get(name)!.shape, ...entries.get(name)!.read()]).toEqual([[2, 3, 4], ...expected]);
  });

  it("names what is not read: complex and sparse numbers, cells of different kinds", () => {
    expect(["turned", "sparse_matrix", "mixed", "ragged"].map((name) => entries.get(name)!.type)).toEqual(["complex numbers", "sparse", "cells of different kinds", "float64, trials of different lengths"]);
    expect(entries.has("no_cells")).toBe(false);
  });

  it("is a recording with its conditions", async () => {
    const recording = await readRecording(recordedBytes(file), { rates: "rates", without: ["session.rates", "range", "session.time", "records.label", "no_text", "rows", "names"] });
    expect(recording.rates.axes.map(({ size }) => size)).toEqual([2, 3, 4]);
    expect(recording.conditions).toEqual(["left", "right"]);
  });
});

describe("a rate network that Octave saved in a struct", () => {
  it("does for 200 steps what it did there, within 1e-5", async () => {
    const { network, recognised } = importNetwork(await readWeights(recordedBytes("octave-network.mat")));
    const { entries } = await openRecording(recordedBytes("octave-trajectory.mat"));
    const series = (name: string): TimeSeries => {
      const entry = entries.find((candidate) => candidate.name === name)!;
      return { steps: entry.shape[0], trials: entry.shape[1], channels: entry.shape[2], values: entry.read() as Float64Array };
    };
    const check = compareTrajectory(network, { inputs: series("inputs"), states: series("states"), outputs: series("outputs") }, "octave-network.mat");
    expect(check).toMatchObject({ steps: 200, trials: 1 });
    expect(check.largestDifference).toBeLessThan(1e-5);
    expect(recognised).toContain("a rate network of 6 units, r' = (1 − α) r + α tanh(W r + U x + b), α = 0.2");
  });
});
