import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recordedBytes, recordedPath } from "../../../test/fixtures/recorded-files.ts";
import { readRecording } from "./open-recording.ts";
import type { RecordingOptions } from "./recording-options.ts";

/** What NumPy makes of the data in ophys.nwb; see test/fixtures/make/ophys.py. */
const expected = JSON.parse(readFileSync(recordedPath("ophys.json"), "utf8")) as Readonly<Record<"raw" | "trials" | "speed" | "place", readonly number[]>>;
const load = (name: string, options: RecordingOptions = {}) => readRecording(recordedBytes(name), { who: name, ...options });

/** Largest difference where something was recorded; infinite where the gaps differ. */
function largestDifference(found: Float64Array, wanted: readonly number[]): number {
  expect(found.length).toBe(wanted.length);
  return found.reduce((most, value, k) => Math.max(most, Math.abs(value - wanted[k])), 0);
}

describe("fluorescence in NWB", () => {
  it("is ΔF/F before raw fluorescence, in bins as long as its samples, as numpy.interp gives it", async () => {
    const { rates, conditions, behaviour, trialColumns, notes } = await load("ophys.nwb");
    expect(rates.name).toBe("/processing/ophys/DfOverF/change");
    expect(rates.axes.map(({ name, size }) => [name, size])).toEqual([["trial", 3], ["time", 15], ["neuron", 3]]);
    expect(rates.axes[2].labels).toEqual(["0", "1", "3"]);
    expect(largestDifference(rates.data, expected.trials)).toBeLessThan(1e-12);
    expect(conditions).toEqual(["left", "right", "left"]);
    expect(behaviour.map(({ name, unit }) => [name, unit])).toEqual([["/processing/behavior/BehavioralTimeSeries/speed", "cm/s"]]);
    expect(largestDifference(behaviour[0].data, expected.speed)).toBeLessThan(1e-12);
    expect([...trialColumns.keys()]).toEqual(["start_time", "stimulus", "stop_time"]);
    expect(notes).toEqual(["activity is /processing/ophys/DfOverF/change; left out: /processing/ophys/Fluorescence/raw", "trials end 1.5 s to 2 s after their zero; all are taken up to the end of the shortest"]);
  });

  it("is the raw fluorescence where that is asked for, by its group or by its data", async () => {
    const [group, data] = await Promise.all(["/processing/ophys/Fluorescence/raw", "processing/ophys/Fluorescence/raw/data"].map((rates) => load("ophys.nwb", { rates })));
    expect(group.rates.name).toBe("/processing/ophys/Fluorescence/raw");
    expect(data.rates.data).toEqual(group.rates.data);
    expect(group.rates.data).not.toEqual((await load("ophys.nwb")).rates.data);
  });

  it("without a table of trials is one trial, sample for sample, with the behaviour among the acquisition", async () => {
    const { rates, behaviour, notes } = await load("ophys-bare.nwb");
    expect(rates.axes.map(({ size }) => size)).toEqual([1, 80, 3]);
    expect(largestDifference(rates.data, expected.raw)).toBeLessThan(1e-9);
    expect(rates.axes[1].coordinates![0]).toBeCloseTo(2, 12);
    expect(behaviour.map(({ name, unit, axes }) => [name, unit, axes[2].size])).toEqual([["/acquisition/Position/place", "m", 2]]);
    expect(largestDifference(behaviour[0].data, expected.place)).toBeLessThan(1e-9);
    expect(notes).toEqual(["the file has no table of trials; the whole session is one trial"]);
  });

  it.each<[string, string, RecordingOptions, string]>([
    ["a series that is not there", "ophys.nwb", { rates: "raw" }, "ophys.nwb: expected activity among /units, /processing/ophys/DfOverF/change, /processing/ophys/Fluorescence/raw, got /raw. Name one of these"],
    ["smoothing", "ophys.nwb", { spikes: { smooth: 0.1 } }, "ophys.nwb (/processing/ophys/DfOverF/change): expected no smoothing, which is for spikes, got 0.1. Leave it out, or take longer bins"],
    ["trials that leave the recording", "ophys.nwb", { spikes: { to: 4 } }, "ophys.nwb (/processing/ophys/DfOverF/change): expected finite numbers, got NaN at trial 2, time step 29, neuron 0 and 32 more. Fill the gaps, or leave out the trials or neurons that have them"],
    ["the units of a file that has none", "ophys.nwb", { rates: "/units" }, "ophys.nwb (/units): expected units with spike times, got no table /units. Sort the spikes and add the units with pynwb or MatNWB, or export the rates as npz"],
  ])("is refused for %s", async (_, name, options, message) => {
    await expect(load(name, options)).rejects.toThrow(message);
  });
});
