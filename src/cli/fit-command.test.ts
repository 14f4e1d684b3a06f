import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../../test/cli/capture.ts";
import { readNetworkFile } from "../formats/read-network-file.ts";
import { writeNpz } from "../formats/write-npz.ts";
import { recordedPath } from "../../test/fixtures/recorded-files.ts";
import { fitCommand } from "./fit-command.ts";
import { runCommand } from "./test-run-command.ts";

const [TRIALS, STEPS, NEURONS] = [4, 60, 6];
let folder = "";

/** Neurons and behaviour that follow a slow wave whose phase is the trial's input. */
function wave(trial: number, t: number, phase: number): number {
  return Math.sin((2 * Math.PI * t) / 40 + phase + trial);
}

interface NumberArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** A MAT file of version 5, whose arrays are column-major: the axes come out in reverse. */
function mat5(arrays: ReadonlyMap<string, NumberArray>): Uint8Array {
  const element = (type: number, bytes: Uint8Array) => Buffer.concat([new Uint8Array(Uint32Array.of(type, bytes.length).buffer), bytes, new Uint8Array((8 - (bytes.length % 8)) % 8)]);
  const variables = Array.from(arrays, ([name, { shape, data }]) => {
    const sizes = shape.length === 1 ? [shape[0], 1] : shape.toReversed();
    const parts = [element(6, new Uint8Array(Uint32Array.of(6, 0).buffer)), element(5, new Uint8Array(Int32Array.from(sizes).buffer)), element(1, new TextEncoder().encode(name)), element(9, new Uint8Array(data.buffer))];
    return element(14, Buffer.concat(parts));
  });
  return Buffer.concat([Buffer.from("MATLAB 5.0 MAT-file".padEnd(124)), Uint8Array.of(0, 1), Buffer.from("IM"), ...variables]);
}

beforeAll(() => {
  folder = emptyFolder();
  const fill = (width: number, of: (trial: number, t: number, k: number) => number) => ({
    shape: [TRIALS, STEPS, width],
    data: Float64Array.from({ length: TRIALS * STEPS * width }, (_, at) => of(Math.floor(at / (STEPS * width)), Math.floor(at / width) % STEPS, at % width)),
  });
  const arrays = new Map([
    ["rates", fill(NEURONS, (trial, t, k) => 20 + 10 * wave(trial, t, k))],
    ["inputs", fill(2, (trial, t, k) => (t < 5 ? wave(trial, 0, k) : 0))],
    ["outputs", fill(1, (trial, t) => 3 * wave(trial, t, 0.3))],
  ]);
  writeFileSync(join(folder, "recording.npz"), writeNpz(arrays));
  const conditions = { shape: [TRIALS], data: Float64Array.of(1, 2, 1, 2) };
  writeFileSync(join(folder, "session.mat"), mat5(new Map([...arrays, ["conditions", conditions]])));
  writeFileSync(join(folder, "gap.npz"), writeNpz(new Map([...arrays, ["rates", { shape: [TRIALS, STEPS, NEURONS], data: arrays.get("rates")!.data.with(NEURONS + 1, Number.NaN) }]])));
  writeFileSync(join(folder, "late.npz"), writeNpz(new Map([...arrays, ["outputs", { shape: [TRIALS, STEPS - 1, 1], data: new Float64Array(TRIALS * (STEPS - 1)) }]])));
  writeFileSync(join(folder, "other.npz"), writeNpz(new Map([["label", { shape: [1], data: Float64Array.of(1) }]])));
  for (const name of ["session.nwb", "session-v7.mat"]) cpSync(recordedPath(name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fit = (...argv: readonly string[]) => runCommand(fitCommand, folder, [...(argv[0]?.startsWith("--") === false ? [] : ["recording.npz"]), "--units", "40", "--passes", "3", ...argv]);

describe("nullcline fit", () => {
  it("prints the scores of both networks, and what was held out", async () => {
    const { out } = await fit();
    expect(out).toMatch(/^score +with hints +without hints\n-/);
    for (const label of ["error of behaviour, trained trials", "R² of held-out neurons, held-out trials"]) expect(out).toContain(label);
    expect(out).toMatch(/\nhints from 5 neurons; held out: neurons \d; trials \d\nnote: the file gives no times; time runs in steps\nnote: the file names no conditions\n$/);
  });

  it("writes the network and a report, and gives everything as JSON, the same again", async () => {
    const { out } = await fit("--json", "--out", "network.safetensors", "--report", "fit.html");
    expect((await fit("--json")).out).toBe(out);
    const record = JSON.parse(out) as { readonly recording: object; readonly withHints: { readonly trained: { readonly behaviour: number } } };
    expect(record.recording).toEqual({ trials: TRIALS, steps: STEPS, neurons: NEURONS });
    expect(record.withHints.trained.behaviour).toBeLessThan(0.1);
    expect(readNetworkFile(readFileSync(join(folder, "network.safetensors"))).network.units).toBe(40);
    expect(existsSync(join(folder, "fit.html"))).toBe(true);
  });

  it("fits a recording of any format, with conditions as inputs and held out", async () => {
    const { code, err, out } = await fit("session.mat", "--axes", "neuron,time,trial", "--hold-out", "conditions");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/held out: neurons \d; trials (0 \(1\), 2 \(1\)|1 \(2\), 3 \(2\))\n/);
    const nwb = await fit("session.nwb", "--align", "go_cue_time", "--from=-0.3", "--to", "0.3", "--bin", "0.05", "--without", "/processing/behavior/force", "--inputs", "conditions", "--silent", "leave-out", "--gain", "0.9", "--tau", "2", "--json");
    expect([nwb.code, nwb.err]).toEqual([0, ""]);
    const { recording, notes } = JSON.parse(nwb.out) as { readonly recording: object; readonly notes: readonly string[] };
    expect(recording).toEqual({ trials: 3, steps: 12, neurons: 3 });
    expect(notes).toContain("1 of 4 trials left out: they have no go_cue_time");
  });

  it.each<[string, readonly string[], string]>([
    ["more hints than neurons", ["--hints", "6"], "fitRecording: expected 0…5 hints: 6 neurons less 1 held out, got 6. Ask for fewer hints, or hold out fewer neurons"],
    ["a recording without inputs", ["session.nwb", "--silent", "leave-out", "--without", "/processing/behavior/force"], 'FOLDER/session.nwb: expected inputs, such as an array "inputs" [trials, time, channels], got none. Add what the network is given, or let each condition be an input of its own with --inputs conditions'],
    ["neurons that never fire", ["session.nwb"], "FOLDER/session.nwb: expected neurons whose rates change, got neuron 2, always at 0. Leave silent neurons out, with --silent leave-out"],
    ["a file without activity", ["other.npz"], 'FOLDER/other.npz: expected an array of activity, such as "rates" [trials, time, neurons], got label [1]. Name the array of activity, for example with --rates'],
    ["activity that is not a number", ["gap.npz"], "FOLDER/gap.npz (rates): expected finite numbers, got NaN at trial 0, time step 1, neuron 1. Fill the gaps, or leave out the trials or neurons that have them"],
    ["behaviour on another time axis", ["late.npz"], "FOLDER/late.npz (outputs): expected 60 time steps, as the activity has, got 59. Resample it to the times of the activity, or leave it out, for example with --without outputs"],
    ["trials of unequal lengths", ["session-v7.mat", "--rates", "ragged", "--without", "session.time"], "FOLDER/session-v7.mat (ragged): expected trials of one shape, got [8, 4] in trial 0 and [7, 4] in trial 1. Cut or warp the trials to one length, or ask for unequal trials to be cut to the shortest"],
    ["a missing file", ["none.npz"], "FOLDER/none.npz: expected a file that can be read, got ENOENT. Check the path"],
  ])("refuses %s", async (_, argv, message) => {
    const { code, out, err } = await fit(...argv);
    expect({ code, out, err: err.replaceAll(folder, "FOLDER") }).toEqual({ code: 2, out: "", err: `${message}\n` });
  });
});
