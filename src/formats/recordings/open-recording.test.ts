import { describe, expect, it } from "vitest";
import { expectedRecordings, recordedBytes, recordedPath } from "../../../test/fixtures/recorded-files.ts";
import { openRecordingFile } from "./open-recording.node.ts";
import { openRecording, readRecording } from "./open-recording.ts";
import type { RecordingOptions } from "./recording-options.ts";

const { rates, behaviour, inputs, time, conditions, neurons, lfads, plain_h5: single } = expectedRecordings;

const load = (name: string, options: RecordingOptions = {}) => readRecording(recordedBytes(name), { who: name, ...options });

describe("a recording in a file", () => {
  it.each<[string, readonly number[], RecordingOptions]>([
    ["plain.npz", rates, {}],
    ["states.npy", single, {}],
    ["session-v6.mat", rates, {}],
    ["session-v7.mat", rates, {}],
    ["session-v73.mat", rates, {}],
    ["reversed.mat", rates, { axes: ["neuron", "time", "trial"] }],
    ["plain.h5", single, {}],
    ["lfads.h5", lfads, {}],
    ["long.csv", rates, {}],
  ])("has the rates that Python wrote: %s", async (name, expected, options) => {
    const recording = await load(name, options);
    expect(recording.rates.axes.map((axis) => [axis.name, axis.size])).toEqual([["trial", 6], ["time", 8], ["neuron", 4]]);
    expect([...recording.rates.data]).toEqual(expected);
  });

  it("carries its axes, behaviour, inputs, conditions and columns", async () => {
    const recording = await load("plain.npz");
    expect([...recording.rates.axes[1].coordinates!]).toEqual(time);
    expect(recording.rates.axes[2].labels).toEqual(neurons);
    expect(recording.conditions).toEqual(conditions);
    expect(recording.behaviour.map(({ name, data }) => [name, [...data]])).toEqual([["behaviour", behaviour]]);
    expect(recording.inputs.map(({ name, data }) => [name, [...data]])).toEqual([["inputs", inputs]]);
    expect([...recording.trialColumns]).toEqual([["reaction_time", Float64Array.of(0.3, 0.4, 0.35, 0.5, 0.45, 0.2)]]);
    expect([...recording.neuronColumns]).toEqual([["depth", Float64Array.of(10, 20, 30, 40)]]);
    expect(recording.notes).toEqual(["the file does not say the unit of time; seconds are assumed"]);
  });

  it("reads the same from memory and from the disk", async () => {
    for (const name of ["plain.h5", "session-v73.mat", "plain.npz"]) {
      const opened = await openRecordingFile(recordedPath(name));
      const fromDisk = opened.read();
      opened.close();
      expect({ ...(await load(name)), source: "" }).toEqual({ ...fromDisk, source: "" });
    }
  });

  it.each(["plain.npz", "plain.h5", "session-v73.mat", "session-v7.mat", "lfads.h5", "long.csv"])("gives the middle trials of %s alone as it gives them among all", async (name) => {
    const whole = await load(name);
    const part = await load(name, { trials: { from: 2, to: 4 } });
    expect(part.rates.axes[0].size).toBe(2);
    expect(part.rates.data).toEqual(whole.rates.data.slice(2 * 32, 4 * 32));
    expect(part.conditions).toEqual(whole.conditions?.slice(2, 4));
    expect(part.behaviour.map(({ data }) => data)).toEqual(whole.behaviour.map(({ data }) => data.slice(2 * 16, 4 * 16)));
  });

  it("joins the splits of LFADS's keys and says what it took", async () => {
    const recording = await load("lfads.h5");
    expect(recording.format).toBe("LFADS");
    expect(recording.trialColumns.get("split")).toEqual(["train", "train", "train", "train", "valid", "valid"]);
    expect(recording.trialColumns.get("index")).toEqual(Float64Array.of(0, 2, 3, 5, 1, 4));
    expect(recording.conditions).toEqual(["0", "0", "0", "1", "1", "1"]);
    expect(recording.notes[0]).toBe("activity is train_recon_data, valid_recon_data");
    expect(recording.notes[1]).toBe("left out: train_encod_data, train_sv_mask, valid_encod_data, valid_sv_mask");
  });

  it("takes the encoder's data of LFADS where that is asked for, and then finds behaviour too long", async () => {
    await expect(load("lfads.h5", { rates: "encod_data" })).rejects.toThrow("lfads.h5 (behavior): expected 6 time steps, as the activity has, got 8. Resample it to the times of the activity, or leave it out, for example with --without behavior");
    const recording = await load("lfads.h5", { rates: "train_encod_data", without: ["behavior", "inputs"] });
    expect(recording.rates.axes.map(({ size }) => size)).toEqual([6, 6, 3]);
  });

  it("names what the arrays of a MAT file are that it does not read", async () => {
    const opened = await openRecording(recordedBytes("session-v7.mat"));
    expect(opened.entries.map(({ name, type, shape }) => [name, type, ...shape])).toEqual([
      ["session.rates", "float64", 6, 8, 4], ["session.time", "float64", 8], ["session.is_valid", "boolean", 3], ["condition", "text", 6],
      ["ragged", "float64, trials of different lengths", 3, 7, 4], ["counts", "uint16", 2, 3], ["title", "text", 1], ["sparse", "sparse"], ["complex", "complex numbers"],
    ]);
    expect([...(opened.entries[5].read() as Float64Array)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(opened.entries[6].read()).toEqual(["two words"]);
  });

  it("cuts trials of different lengths only when it is told to", async () => {
    for (const name of ["session-v6.mat", "session-v7.mat", "session-v73.mat"]) {
      const options = { rates: "ragged", without: ["condition", "session.time"] };
      await expect(load(name, options)).rejects.toThrow(`${name} (ragged): expected trials of one shape, got [8, 4] in trial 0 and [7, 4] in trial 1. Cut or warp the trials to one length, or ask for unequal trials to be cut to the shortest`);
      const { rates: cut } = await load(name, { ...options, unequal: "shortest" });
      expect(cut.axes.map(({ size }) => size)).toEqual([3, 7, 4]);
      expect([...cut.data]).toEqual([0, 1, 2].flatMap((trial) => rates.slice(trial * 32, trial * 32 + 28)));
    }
  });

  it.each<[string, string, RecordingOptions, string]>([
    ["a link that leads back to its own group", "cycle.h5", {}, "cycle.h5 (/analysis/deep/back): expected groups that form a tree, got a link back to a group that it lies in. Remove the link, for example with del file[name] in h5py"],
    ["an array that is not there", "plain.h5", { rates: "spikes" }, 'plain.h5: expected an array "spikes", got /neural/conditions [6], /neural/rates [6, 8, 4], /neural/time [8], /pairs [1]'],
    ["an array of records", "plain.h5", { rates: "pairs" }, "plain.h5 (/pairs): expected an array of 3 axes, trial, time, neuron, got shape [1]. Say the order of the axes, or name another array"],
    ["another order of axes than the file's", "plain.npz", { axes: ["time", "trial", "neuron"] }, "plain.npz (time): expected 6 times, one for each step of rates, got 8. If time is another axis, say the order of the axes, for example neuron,time,trial; if the times belong to something else, leave them out"],
    ["trials beyond the last", "plain.npz", { trials: { from: 4, to: 9 } }, "plain.npz: expected trials within 0:6, got 4:9"],
    ["a session without units", "no-units.nwb", {}, "no-units.nwb (/units): expected units with spike times, got no table /units. Sort the spikes and add the units with pynwb or MatNWB, or export the rates as npz"],
  ])("is refused for %s", async (_, name, options, message) => {
    await expect(load(name, options)).rejects.toThrow(message);
  });

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(0), "file: expected npy, npz, a pickle, MAT 5 or 7.3, HDF5, NWB or CSV, got an empty file."],
    ["bytes of no known kind", Uint8Array.of(1, 0, 2), "file: expected npy, npz, a pickle, MAT 5 or 7.3, HDF5, NWB or CSV, got something else."],
    ["half an HDF5 file", recordedBytes("plain.h5").slice(0, 5000), "file: expected an HDF5 file, got something else, or a part of one."],
    ["half a MAT file", recordedBytes("session-v6.mat").slice(0, 1000), "file: expected an element at byte 128 inside the file, got"],
    ["half an npz file", recordedBytes("plain.npz").slice(0, 2000), "file: expected a zip archive with a central directory at its end, got 2000 bytes without one."],
    ["half a line of CSV", recordedBytes("long.csv").slice(0, 100), "file (row 1): expected 9 fields, as the header has, got 8. The file may be cut off there"],
  ])("is refused when the file holds %s", async (_, bytes, message) => {
    await expect(readRecording(bytes, { who: "file" })).rejects.toThrow(message);
  });

  it("is refused by its path when there is no file", async () => {
    await expect(openRecordingFile("/no/such/file.nwb")).rejects.toThrow("/no/such/file.nwb: expected a file that can be read, got ENOENT. Check the path");
  });
});
