import { readFileSync } from "node:fs";
import { networkFingerprint } from "@nullcline/formats/network-fingerprint.ts";
import { readNetworkFile } from "@nullcline/formats/read-network-file.ts";
import { readNpz } from "@nullcline/formats/read-npz.ts";
import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import { writeNpz } from "@nullcline/formats/write-npz.ts";
import type { JsonValue } from "@nullcline/formats/canonical-json.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { untrainedNetwork } from "@nullcline/lab/untrained-network.ts";
import { describe, expect, it } from "vitest";
import type { FileFound, FileSource, NetworkFound, NetworkUndecided, Reading, RecordingFound } from "../protocol/files.ts";
import { checkSize } from "../files/file-limits.ts";
import { createFilesSession } from "./files-session.ts";

const fixtures = new URL("../../../test/fixtures/", import.meta.url);
const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, fixtures)));
const source = (path: string): FileSource => ({ name: path.replace(/^.*\//u, ""), content: new Blob([bytesOf(path)]) });
const made = (name: string, bytes: Uint8Array): FileSource => ({ name, content: new Blob([bytes as Uint8Array<ArrayBuffer>]) });

const session = createFilesSession();
const read = (file: FileSource, reading: Reading = {}, sample?: FileSource): Promise<FileFound> => session.read(file, { reading, sample }, () => {});
const network = async (path: string, reading?: Reading, sample?: string) => (await read(source(path), reading, sample === undefined ? undefined : source(sample))) as NetworkFound;
const recording = async (path: string) => (await read(source(path))) as RecordingFound;

const spec = parseRunSpec({ task: { name: "flip-flop", bits: 2, steps: 20 }, cell: { name: "gru" }, units: 5 });
const own = writeNetworkFile(untrainedNetwork(spec), { spec: spec as unknown as JsonValue });

describe("a brought network", () => {
  it("is recognised in words and becomes a network file of ours with the same weights", async () => {
    const found = await network("networks/gru_1.pt");
    expect(found).toMatchObject({ kind: "network", units: 5, inputs: 2, outputs: 2, answered: [] });
    expect(found.recognised).toMatch(/nn\.GRU/u);
    expect(networkFingerprint(readNetworkFile(found.file).network)).toBe(found.fingerprint);
  });

  it.each(["gru_1.pt", "lstm_2.pt", "keras_gru.npz", "keras3_gru.keras", "keras2_lstm.h5"])("is proved by a sample: %s", async (file) => {
    const sample = file.replace(/\.\w+$/u, ".sample.npz");
    const { check } = await network(`networks/${file}`, {}, `networks/${sample}`);
    expect(check?.largestDifference).toBeLessThan(1e-5);
    expect(check?.largestValue).toBeGreaterThan(0.1);
  });

  it("that leaves its equation open becomes questions, with all readings there are", async () => {
    const found = (await read(source("networks/rate_unsaid.npz"))) as NetworkUndecided;
    expect(found.kind).toBe("undecided");
    expect(found.questions.map(({ name }) => name)).toContain("activation");
    for (const { choices } of found.questions) expect(choices.length).toBeGreaterThan(1);
  });

  it("with several modules becomes the question which one, and then what that one leaves open", async () => {
    const square = { shape: [2, 2], data: Float64Array.of(0.1, 0.2, 0.3, 0.4) };
    const column = { shape: [2, 1], data: Float64Array.of(1, -1) };
    const file = made("two.npz", writeNpz(new Map(["encoder", "decoder"].flatMap((name) => [[`${name}.weight_hh_l0`, square], [`${name}.weight_ih_l0`, column]] as const))));
    const first = (await read(file)) as NetworkUndecided;
    expect(first.message).toBe('two.npz: expected one recurrent module, got "encoder", "decoder". Say which with --module; the others are left out');
    expect(first.questions).toEqual([{ name: "module", choices: [] }]);
    expect(((await read(file, { module: "decoder" })) as NetworkUndecided).questions).toEqual([{ name: "activation", choices: ["tanh", "relu"] }]);
    expect(((await read(file, { module: "decoder", activation: "tanh" })) as NetworkFound).recognised).toMatch(/"decoder"/u);
  });

  it("is read as the reader answers, and can be answered otherwise", async () => {
    const found = await network("networks/rnn_tanh_1.pt", { activation: "relu" });
    expect(found.equations.join(" ")).toContain("relu");
    expect(found.answered).toEqual([{ name: "activation", choices: ["tanh", "relu"] }]);
  });

  it("is read as a sample shows where the file leaves it open", async () => {
    const found = await network("networks/rate_unsaid.npz", {}, "networks/rate_unsaid.sample.npz");
    expect(found.check?.largestDifference).toBeLessThan(1e-5);
    expect(found.notes.join(" ")).toContain("by the sample: activation");
  });

  it("shows how far a wrong reading is from the sample", async () => {
    const found = await network("networks/rnn_tanh_1.pt", { activation: "relu" }, "networks/rnn_tanh_1.sample.npz");
    expect(found.check?.largestDifference).toBeGreaterThan(0.01);
  });

  it("of our own is taken as it is, bit for bit", async () => {
    const found = (await read(made("net.safetensors", own))) as NetworkFound;
    expect(found.file).toEqual(own);
    expect(found.recognised).toBe("Nullcline's own network file: gru, 5 units, 2 inputs");
  });

  it.each([
    ["networks/bidirectional.pt", "bidirectional.pt: expected a module that runs forward in time, got a bidirectional one (weight_ih_l0_reverse). A backward pass is no dynamical system in time; train with bidirectional=False"],
    ["networks/not_a_number.pt", "not_a_number.pt: expected finite weights, got NaN in weight_hh_l0 at position 7. The training diverged or the file is damaged"],
    ["networks/whole_module.pt", "whole_module.pt: expected a pickle of tensors and plain values, got __main__.Model. Save the weights alone: torch.save(model.state_dict(), 'net.pt')"],
    ["networks/keras3_bidirectional.h5", "keras3_bidirectional.h5: expected a layer that runs forward in time, got one that runs backward (backward_lstm_1). A backward pass is no dynamical system in time; train without Bidirectional and go_backwards"],
  ])("that cannot be one is refused by name: %s", async (path, message) => {
    await expect(read(source(path))).rejects.toThrow(message);
  });

  it("that was cut off is refused by name", async () => {
    await expect(read(made("half.pt", bytesOf("networks/gru_1.pt").slice(0, 900)))).rejects.toThrow("half.pt: expected a zip archive with a central directory at its end, got 900 bytes without one. The file is cut off; copy it again");
    await expect(read(made("half.safetensors", own.slice(0, 500)))).rejects.toThrow("half.safetensors: expected");
  });
});

describe("a sample", () => {
  it("is told apart from a network and from a recording", async () => {
    const isSample = (path: string) => session.isSample(source(path));
    expect(await Promise.all(["networks/gru_1.sample.npz", "networks/rate_plain.npz", "recordings/plain.npz", "networks/gru_1.pt"].map(isSample))).toEqual([true, false, false, false]);
  });
});

describe("a brought recording", () => {
  it.each(["plain.npz", "plain.h5", "session-v7.mat", "session-v73.mat", "bare.nwb"])("is summarised with its components: %s", async (file) => {
    const { kind, summary, axes } = await recording(`recordings/${file}`);
    expect(kind).toBe("recording");
    expect(axes?.participationRatio).toBeGreaterThanOrEqual(1);
    expect(axes?.participationRatio).toBeLessThanOrEqual(axes?.neurons ?? 0);
    expect(axes?.neurons).toBe(summary.rates.axes[2].size);
  });

  it.each([
    ["recordings/cycle.h5", "cycle.h5 (/analysis/deep/back): expected groups that form a tree, got a link back to a group that it lies in. Remove the link, for example with del file[name] in h5py"],
    ["recordings/session-v6.mat.cut", "session-v6.mat: expected an element at byte 128 inside the file, got 1872 bytes of 864. The file is damaged or cut off; copy it again"],
  ])("that is broken is refused by name: %s", async (path, message) => {
    const cut = path.endsWith(".cut");
    const file = cut ? made("session-v6.mat", bytesOf(path.replace(".cut", "")).slice(0, 1000)) : source(path);
    await expect(read(file)).rejects.toThrow(message);
  });

  it("of something else is refused with the formats there are", async () => {
    await expect(read(made("photo.npz", Uint8Array.of(0xff, 0xd8, 0xff, 0, 1)))).rejects.toThrow("photo.npz: expected npy, npz, a pickle, MAT 5 or 7.3, HDF5, NWB or CSV, got something else");
  });

  it("of a network's own states is that network: SVCCA is at its ceiling", async () => {
    const net = readNetworkFile(own).network;
    const inputs = Float64Array.from({ length: 6 * 20 * 2 }, (_, k) => ((k * 7) % 5) - 2);
    const file = made("states.npz", writeNpz(new Map([["rates", { shape: [6, 20, 5], data: await statesOf(net, inputs) }], ["inputs", { shape: [6, 20, 2], data: inputs }]])));
    const { drive, scores } = await session.compare(file, { name: "net", file: own }, () => {});
    expect(drive).toBe("the recording's own inputs (inputs), trial for trial");
    expect(scores.map(({ measure }) => measure)).toEqual(["svcca", "cka"]);
    for (const { result } of scores) expect(result?.score).toBeCloseTo(1, 6);
  });

  it("is not compared with a network of other inputs whose task nobody knows", async () => {
    const file = writeNetworkFile(untrainedNetwork(spec));
    await expect(session.compare(source("recordings/plain.npz"), { name: "net", file }, () => {})).rejects.toThrow("net: expected inputs of 2 channels in the recording, or a network that says what its task was, got neither. Add the inputs of each trial to the recording");
  });
});

/** States [6, 20, N] of a network run trial for trial, by its own recording of itself. */
async function statesOf(net: ReturnType<typeof readNetworkFile>["network"], inputs: Float64Array): Promise<Float64Array> {
  const { networkRecording } = await import("@nullcline/similarity/recordings/network-recording.ts");
  const timeFirst = new Float32Array(inputs.length);
  for (let b = 0; b < 6; b++) for (let t = 0; t < 20; t++) for (let i = 0; i < 2; i++) timeFirst[(t * 6 + b) * 2 + i] = inputs[(b * 20 + t) * 2 + i];
  return networkRecording(net, { inputs: timeFirst, steps: 20, trials: 6 }, "net").rates.data;
}

describe("sizes", () => {
  it("are refused beforehand, by name and with the limit", () => {
    expect(() => checkSize("big.npz", 2 ** 30, false)).toThrow("big.npz: expected a file other than HDF5 of at most 512 MiB, which a browser's memory holds, got 1024 MiB. Read it on the command line: npx nullcline data");
    expect(() => checkSize("big.nwb", 3 * 2 ** 30, true)).toThrow("big.nwb: expected an HDF5 file of at most 2048 MiB, which a browser's memory holds, got 3072 MiB");
    expect(() => checkSize("fine.nwb", 2 * 2 ** 30, true)).not.toThrow();
  });
});

describe("a saved network", () => {
  it("comes in the formats of other programs, under its name", async () => {
    const files = async (format: "safetensors" | "onnx" | "npz" | "numpy") => session.save({ file: own }, format, "net");
    expect([...(await files("numpy")).keys()]).toEqual(["net.py", "net.npz"]);
    expect([...(await files("onnx")).keys()]).toEqual(["net.onnx"]);
    expect((await files("safetensors")).get("net.safetensors")).toEqual(own);
    expect([...readNpz((await files("npz")).get("net.npz") as Uint8Array).keys()]).toContain("readout.weight");
  });

  it("with operations on it holds what they made of it, and no specification", async () => {
    const files = await session.save({ file: own, surgeries: [{ kind: "scale-recurrence", factor: 2 }] }, "safetensors", "net");
    const saved = readNetworkFile(files.get("net.safetensors") as Uint8Array);
    expect(saved.spec).toBeUndefined();
    expect(networkFingerprint(saved.network)).not.toBe(networkFingerprint(readNetworkFile(own).network));
  });
});

describe("a drawing", () => {
  it("is an SVG file that names its command", async () => {
    const svg = await session.draw({ kind: "curves", id: "loss", title: "Loss", caption: "Of training.", x: { label: "step" }, y: { label: "loss" }, series: [{ label: "loss", x: [0, 1], y: [1, 0.5] }] }, "npx nullcline train sine");
    expect(svg).toContain("<svg ");
    expect(svg).toContain("npx nullcline train sine");
  });
});
