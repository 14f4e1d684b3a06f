import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDrivingTrials } from "../formats/import/driving-trials.ts";
import type { WritableArray } from "../formats/write-npy.ts";
import { writeNpz } from "../formats/write-npz.ts";
import { createStream } from "../numeric/random.ts";
import { compareCommand } from "./compare-command.ts";
import { pcaCommand } from "./pca-command.ts";
import { runCommand } from "./test-run-command.ts";

const FILES = ["gru_1.pt", "gru_1.sample.npz", "gru_2.pt", "gru_2.sample.npz", "keras3_lstm.keras", "keras2_gru.h5", "rate_inside.npz", "rnn_tanh_1.pt"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-compare-"));
  for (const name of FILES) copyFileSync(new URL(`../../test/fixtures/networks/${name}`, import.meta.url), join(folder, name));
  writeFileSync(join(folder, "trials.npz"), npz({ inputs: noise(30, 6, 2), conditions: labels }));
  writeFileSync(join(folder, "turned.npz"), npz({ inputs: turned(noise(30, 6, 2)), conditions: labels }));
  writeFileSync(join(folder, "three.npz"), npz({ inputs: noise(5, 2, 3) }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const labels: WritableArray = { shape: [6], data: ["left", "right", "left", "right", "left", "right"] };
const npz = (arrays: Readonly<Record<string, WritableArray>>) => writeNpz(new Map(Object.entries(arrays)));
const compare = (...argv: readonly string[]) => runCommand(compareCommand, folder, argv);

function noise(...shape: readonly [number, number, number]): WritableArray & { readonly data: Float64Array } {
  const data = new Float64Array(shape[0] * shape[1] * shape[2]);
  createStream({ study: "compare", purpose: "inputs", seed: 1 }).fillNormal(data);
  return { shape, data };
}

function turned({ shape: [steps, trials, channels], data }: ReturnType<typeof noise>): WritableArray {
  const value = (index: number) => data[((Math.floor(index / channels) % steps) * trials + Math.floor(index / (channels * steps))) * channels + (index % channels)];
  return { shape: [trials, steps, channels], data: Float64Array.from(data, (_, index) => value(index)) };
}

describe("nullcline compare of networks from elsewhere", () => {
  it("drives PyTorch's, Keras's and a rate network with the same trials and says who was compared on what", async () => {
    const { code, out, err } = await compare("gru_1.pt", "keras3_lstm.keras", "keras2_gru.h5", "rate_inside.npz", "--inputs", "trials.npz", "--measures", "cka", "--draws", "2");
    expect(code).toBe(0);
    expect(out).toContain("gru_1.pt: h of a network of 5 units (gru) on the 6 trials in trials.npz\nkeras3_lstm.keras: h of a network of 5 units (lstm) on the 6 trials in trials.npz\n");
    expect(out).toContain("rate_inside.npz: h of a network of 6 units (leakyRate) on the 6 trials in trials.npz\n");
    expect(out).toContain("trials matched by condition: 6 of 2 conditions, 30 time steps");
    expect(err).toContain(`gru_1.pt: recognised PyTorch's nn.GRU at "rnn": 1 layer of 5 units, 2 inputs, read out by the linear layer fc; "nullcline import" prints its equations\ngru_1.pt: PyTorch's two biases of a gate are kept as their sum.\n`);
    expect(err).toContain(`keras2_gru.h5: recognised Keras's GRU at "gru": 1 layer`);
  });

  it.each([["gru_1"], ["gru_2"]])("finds an imported network (%s) and what the original did on the same inputs the same", async (name) => {
    const { out } = await compare(`${name}.pt`, `${name}.sample.npz`, "--inputs", `${name}.sample.npz`, "--axes", "time,trial,neuron", "--match", "trials", "--measures", "cka", "--draws", "2", "--json");
    const { scores, subjects } = JSON.parse(out) as { scores: readonly { score: number }[]; subjects: readonly { kind: string; compared: string }[] };
    expect(scores[0].score).toBeCloseTo(1, 6);
    expect(subjects.map(({ kind, compared }) => [kind, compared])).toEqual([["network", expect.stringContaining("on the 2 trials in")], ["recording", "recorded activity, states (npz)"]]);
  });

  it("drives all networks with one task", async () => {
    const { code, out } = await compare("gru_1.pt", "rate_inside.npz", "--task", "flip-flop", "--task-option", "bits=2", "--network-trials", "8", "--measures", "cka", "--draws", "2", "--json");
    expect(code).toBe(0);
    const { subjects } = JSON.parse(out) as { subjects: readonly { compared: string; imported: { recognised: string } }[] };
    expect(subjects.map(({ compared }) => compared)).toEqual(["h of a network of 5 units (gru) on 8 fresh trials of the task flip-flop", "h of a network of 6 units (leakyRate) on 8 fresh trials of the task flip-flop"]);
    expect(subjects[0].imported.recognised).toContain("nn.GRU");
  });

  it.each<[string, readonly string[], string]>([
    ["inputs for other networks", ["gru_1.pt", "rate_inside.npz", "--inputs", "three.npz"], "FOLDER/gru_1.pt: expected a network of 3 inputs, as three.npz has, got 2. Networks are driven by the same inputs only where they have as many"],
    ["a task for other networks", ["gru_1.pt", "rate_inside.npz", "--task", "flip-flop"], "FOLDER/gru_1.pt: expected a network of 3 inputs, as the task flip-flop has, got 2. Networks are driven by the same inputs only where they have as many"],
    ["two drives", ["gru_1.pt", "rate_inside.npz", "--task", "flip-flop", "--inputs", "trials.npz"], "--inputs: expected one drive for all networks, got --inputs and --task"],
    ["options of no task", ["gru_1.pt", "rate_inside.npz", "--task-option", "bits=2"], "--task-option: expected a task, got none. Name it with --task"],
    ["a drive for recordings alone", ["gru_1.sample.npz", "gru_2.sample.npz", "--inputs", "trials.npz"], "nullcline compare: expected a network to drive, got recordings alone. Leave --inputs and --task out"],
    ["a network that leaves its equation open", ["rnn_tanh_1.pt", "gru_1.pt", "--inputs", "trials.npz"], "FOLDER/rnn_tanh_1.pt: expected the file to say which activation (tanh or relu) the network has, got nothing about it. Import it once: nullcline import FOLDER/rnn_tanh_1.pt --activation … --out net.safetensors, or let --check sample.npz decide"],
    ["a network without a drive", ["gru_1.pt", "rate_inside.npz"], "FOLDER/gru_1.pt: expected a network that says what its task was, got none. Drive all networks with the same trials: --inputs trials.npz or --task name"],
  ])("refuses %s", async (_, argv, message) => {
    const { code, out, err } = await compare(...argv);
    expect({ code, out, err: err.replaceAll(folder, "FOLDER").split("\n").at(-2) }).toEqual({ code: 2, out: "", err: message });
  });
});

describe("nullcline pca of a network from elsewhere", () => {
  it("says what it recognised and on which trials the network ran, on the screen, as JSON and in the report", async () => {
    const argv = ["keras3_lstm.keras", "--inputs", "trials.npz"];
    const { code, out, err } = await runCommand(pcaCommand, folder, [...argv, "--report", "lstm.html"]);
    expect([code, out]).toEqual([0, expect.stringContaining("samples: 180, conditions: left (3), right (3)")]);
    expect(out).toContain("note: h of a network of 5 units (lstm) on the 6 trials in trials.npz\n");
    expect(err).toContain(`keras3_lstm.keras: recognised Keras's LSTM at "lstm": 1 layer of 5 units, 2 inputs, no bias, read out by the linear layer dense_3; "nullcline import" prints its equations\n`);
    const html = readFileSync(join(folder, "lstm.html"), "utf8");
    expect(html).toContain("recognised as Keras&#39;s LSTM");
    expect(html).toContain("nullcline pca keras3_lstm.keras --over=trials --seed=0 --network-trials=64 --inputs=trials.npz");
    const { out: json } = await runCommand(pcaCommand, folder, [...argv, "--json"]);
    expect(JSON.parse(json)).toMatchObject({ format: "network", network: "h of a network of 5 units (lstm) on the 6 trials in trials.npz", imported: { notes: [] }, shape: [6, 30, 5] });
  });
});

describe("readDrivingTrials", () => {
  const bytes = (arrays: Readonly<Record<string, WritableArray>>) => npz(arrays);

  it("reads trials first as time first where the conditions tell", () => {
    const inputs = noise(30, 6, 2);
    expect(readDrivingTrials(bytes({ inputs: turned(inputs), conditions: labels }))).toEqual(readDrivingTrials(bytes({ inputs, conditions: labels })));
    expect(readDrivingTrials(bytes({ inputs, conditions: labels })).inputs.values).toEqual(inputs.data);
    expect(readDrivingTrials(bytes({ x: { shape: [4, 2], data: new Float64Array(8) } }))).toMatchObject({ inputs: { steps: 4, trials: 1, channels: 2 } });
  });

  it.each<[string, Readonly<Record<string, WritableArray>>, string]>([
    ["a file without inputs", { a: noise(1, 1, 1) }, "f: expected an array inputs, got a. numpy.savez('trials.npz', inputs=x, conditions=labels), x [steps, trials, channels]"],
    ["conditions of other trials", { inputs: noise(4, 5, 1), conditions: labels }, "f: expected conditions for 5 trials, got 6. One text or number a trial"],
    ["a table of conditions", { inputs: noise(4, 5, 1), conditions: noise(1, 1, 1) }, "f: expected conditions with one text or number a trial, got real of shape [1, 1, 1]"],
  ])("refuses %s", (_, arrays, message) => {
    expect(() => readDrivingTrials(bytes(arrays), { who: "f" })).toThrow(message);
  });
});
