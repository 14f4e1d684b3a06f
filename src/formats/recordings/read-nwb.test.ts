import { describe, expect, it } from "vitest";
import { expectedRecordings, recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { readRecording } from "./open-recording.ts";
import type { SpikeOptions } from "./recording-options.ts";

const { nwb } = expectedRecordings;
const aroundCue: SpikeOptions = { align: "go_cue_time", bin: 0.1, from: -0.5, to: 1 };
const session = (spikes: SpikeOptions = {}) => readRecording(recordedBytes("session.nwb"), { who: "session.nwb", spikes });

function largestDifference(found: Float64Array, expected: readonly (number | null)[]): number {
  expect(found.length).toBe(expected.length);
  return found.reduce((most, value, k) => Math.max(most, expected[k] === null ? (Number.isNaN(value) ? 0 : Infinity) : Math.abs(value - expected[k])), 0);
}

describe("a session in NWB", () => {
  it("has the spike counts around the go cue that NumPy finds", async () => {
    const { rates, conditions } = await session(aroundCue);
    expect(rates.axes.map(({ name, size, unit }) => [name, size, unit])).toEqual([["trial", 3, undefined], ["time", 15, "s"], ["neuron", 4, undefined]]);
    expect(rates.unit).toBe("spikes/s");
    expect(rates.axes[1].coordinates![0]).toBeCloseTo(-0.45, 15);
    expect(largestDifference(rates.data, nwb.counted)).toBe(0);
    expect(conditions).toEqual(["up", "down", "down"]);
  });

  it("has the Gaussian rates that NumPy finds from every spike of the session", async () => {
    const { rates } = await session({ ...aroundCue, smooth: 0.08 });
    expect(largestDifference(rates.data, nwb.smoothed)).toBeLessThan(1e-11);
  });

  it("has behaviour in its unit at the middle of the bins, as numpy.interp gives it", async () => {
    const { behaviour } = await session(aroundCue);
    expect(behaviour.map(({ name, unit, axes }) => [name, unit, axes[2].size])).toEqual([["/processing/behavior/Position/hand", "m", 2], ["/processing/behavior/force", "N", 1]]);
    expect(largestDifference(behaviour[0].data, nwb.hand)).toBeLessThan(1e-15);
    expect(largestDifference(behaviour[1].data, nwb.force)).toBeLessThan(1e-14);
  });

  it("keeps the table of trials, the epochs in each trial's time, and where the units were", async () => {
    const { trialColumns, neuronColumns, epochs, rates, notes } = await session(aroundCue);
    expect(trialColumns.get("start_time")).toEqual(Float64Array.of(1, 4, 10));
    expect(neuronColumns.get("location")).toEqual(["M1", "M1", "PMd", "PMd"]);
    expect(neuronColumns.get("quality")).toEqual(Float64Array.of(0.5, 0.6, 0.7, 0.8));
    expect(rates.axes[2].labels).toEqual(["0", "1", "2", "3"]);
    expect(epochs).toEqual([{ name: "warm up", start: -0.5, stop: 3, trial: 0 }, { name: "warm up", start: -3.25, stop: 0.25, trial: 1 }]);
    expect(notes).toEqual(["1 of 4 trials left out: they have no go_cue_time", "10 of 45 values of /processing/behavior/force are missing (NaN)"]);
  });

  it("ends trials with the shortest and says so", async () => {
    const { rates, notes } = await session();
    expect(rates.axes.map(({ size }) => size)).toEqual([4, 75, 4]);
    expect(notes[0]).toBe("trials end 1.5 s to 2.2 s after their zero; all are taken up to the end of the shortest");
  });

  it("gives some trials alone as it gives them among all", async () => {
    const whole = await session(aroundCue);
    const part = await readRecording(recordedBytes("session.nwb"), { spikes: aroundCue, trials: { from: 1, to: 3 } });
    expect(part.rates.data).toEqual(whole.rates.data.slice(60));
    expect(part.behaviour[0].data).toEqual(whole.behaviour[0].data.slice(30));
    expect(part.conditions).toEqual(["down", "down"]);
  });

  it("is one trial where there is no table, and every spike is in it", async () => {
    const { rates, notes } = await readRecording(recordedBytes("bare.nwb"), { spikes: { to: 12.01, bin: 0.01 } });
    const counts = [0, 1, 2, 3].map((unit) => Math.round(rates.data.reduce((sum, rate, at) => sum + (at % 4 === unit ? rate * 0.01 : 0), 0)));
    expect(counts).toEqual(nwb.spikes);
    expect(notes).toEqual(["the file does not say where its units were recorded", "the file has no table of trials; the whole session is one trial", "the file has no behaviour series"]);
  });

  it.each<[string, SpikeOptions, string]>([
    ["a column that is not there", { align: "cue" }, 'session.nwb (/intervals/trials): expected a column of times "cue", got columns condition, go_cue_time, start_time, stop_time. Align to one of these'],
    ["a column of texts as times", { align: "condition" }, 'session.nwb (/intervals/trials): expected a column of times "condition", got columns condition, go_cue_time, start_time, stop_time. Align to one of these'],
    ["a condition that is not there", { condition: "reward" }, 'session.nwb (/intervals/trials): expected a column "reward", got columns condition, go_cue_time, start_time, stop_time'],
    ["a span that is no bin long", { from: 1, to: 1.01 }, "session.nwb: expected a span of 1 to 3600000 bins of 0.02 s, got 1 s to 1.01 s. Say where trials begin and end, relative to their zero, or take other bins"],
    ["a bin of nothing", { bin: 0 }, "session.nwb: expected a positive width of time bins, got 0"],
    ["a Gaussian that falls between the bins", { bin: 0.1, smooth: 0.01 }, "session.nwb: expected a smoothing of at least half a bin, 0.05 s, got 0.01. Smooth more, or take shorter bins"],
  ])("refuses %s", async (_, spikes, message) => {
    await expect(session(spikes)).rejects.toThrow(message);
  });
});
