import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../../test/fixtures/bad/complaint-of.ts";
import { writeZip } from "../write-zip.ts";
import { importAndCheck, importNetwork } from "./import-network.ts";
import { kerasSettings } from "./keras-config.ts";
import { readWeights } from "./read-weights.ts";
import { readTrajectorySample } from "./trajectory-sample.ts";

const folder = new URL("../../../test/fixtures/networks/", import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const proved = readdirSync(folder).filter((file) => /^keras[23]_(simple|gru|before|lstm)\..*(h5|keras)$/.test(file));
const sampleOf = (file: string) => readTrajectorySample(bytesOf(file.replace(/\..*$/, ".sample.npz")));
const weightsOf = (file: string) => readWeights(bytesOf(file), { who: file });

describe("readWeights", () => {
  it("has a fixture of each layer in each file that Keras 2 and Keras 3 save", () => {
    const layers = ["simple", "gru", "before", "lstm"];
    const expected = layers.flatMap((layer) => [`keras2_${layer}.h5`, `keras2_${layer}.only.h5`, `keras3_${layer}.h5`, `keras3_${layer}.keras`, `keras3_${layer}.weights.h5`]);
    expect(proved.toSorted()).toEqual(expected.toSorted());
  });

  it.each(proved)("reads %s as a network that follows Keras within 1e-5 for 200 steps", async (file) => {
    const { check } = importAndCheck(await weightsOf(file), sampleOf(file), { who: file });
    expect(check).toMatchObject({ steps: 200, trials: 2, compared: "outputs and states" });
    expect(check.largestDifference).toBeLessThan(1e-5);
  });

  it("says what it recognised: the layer by the model's name for it, and where the reset acts", async () => {
    const recognised = async (file: string) => importNetwork(await weightsOf(file)).recognised;
    expect(await recognised("keras3_simple.keras")).toBe(`Keras's SimpleRNN with relu at "simple_rnn": 1 layer of 5 units, 2 inputs, read out by the linear layer dense`);
    expect(await recognised("keras2_before.h5")).toBe(`Keras's GRU with the reset before the matrix at "gru_1": 1 layer of 5 units, 2 inputs, read out by the linear layer dense_2`);
    expect(await recognised("keras3_lstm.weights.h5")).toBe(`Keras's LSTM at "lstm": 1 layer of 5 units, 2 inputs, no bias, read out by the linear layer dense_3`);
  });

  it("notes what a file of weights alone leaves open, and nothing where the configuration says it", async () => {
    expect(importNetwork(await weightsOf("keras3_before.weights.h5")).notes).toEqual(["The file holds no configuration; tanh and sigmoid, Keras's defaults, are assumed in gru_1."]);
    expect(importNetwork(await weightsOf("keras3_before.keras")).notes).toEqual([]);
    expect(importNetwork(await weightsOf("keras3_softmax.keras")).notes).toEqual(["The nonlinearity of the readout dense_7, softmax, is left out: outputs are what it is applied to."]);
  });

  it("reads the flat formats as importNetwork does", async () => {
    expect(importNetwork(await weightsOf("keras_gru.npz")).recognised).toBe(importNetwork(bytesOf("keras_gru.npz")).recognised);
    expect(importNetwork(await weightsOf("gru_1.pt")).recognised).toBe(importNetwork(bytesOf("gru_1.pt")).recognised);
  });

  it.each<[string, string, string]>([
    ["a nonlinearity of the gates that no cell has", "keras2_hard.h5", 'expected the recurrent activation of gru_2 to be sigmoid, got "hard_sigmoid". Train with one of these; other nonlinearities have no cell here'],
    ["the same of Keras 3", "keras3_hard.h5", 'expected the recurrent activation of gru_2 to be sigmoid, got "hard_sigmoid". Train with one of these; other nonlinearities have no cell here'],
    ["a bidirectional layer", "keras3_bidirectional.h5", "expected a layer that runs forward in time, got one that runs backward (backward_lstm_1). A backward pass is no dynamical system in time; train without Bidirectional and go_backwards"],
    ["a layer that runs backward", "keras3_backwards.keras", "expected a layer that runs forward in time, got one that runs backward (lstm_2). A backward pass is no dynamical system in time; train without Bidirectional and go_backwards"],
    ["a plain layer whose nonlinearity nobody says", "keras3_simple.weights.h5", "expected the file to say which activation (tanh or relu) the network has, got nothing about it. Import it once: nullcline import net --activation … --out net.safetensors, or let --check sample.npz decide"],
  ])("refuses %s", async (_, file, message) => {
    const weights = await weightsOf(file);
    expect(complaintOf(() => importNetwork(weights, { who: "net" }))).toBe(`net: ${message}`);
  });

  it.each<[string, () => Uint8Array, string]>([
    ["an HDF5 file that is cut off", () => bytesOf("keras3_gru.h5").subarray(0, 9000), "net: expected an HDF5 file, got something else, or a part of one. If the file was copied, copy it again"],
    ["an archive whose configuration is no JSON", () => writeZip(new Map([["model.weights.h5", bytesOf("keras3_gru.weights.h5")], ["config.json", new TextEncoder().encode("{")]])), `net: expected the model's configuration to be JSON, got "{". The file is damaged; copy it again`],
  ])("refuses %s", async (_, bytes, message) => {
    await expect(readWeights(bytes(), { who: "net" })).rejects.toThrow(message);
  });
});

describe("kerasSettings", () => {
  it("gives a cell's settings to the layer that steps it, and marks functions of one's own", () => {
    const cell = { class_name: "GRUCell", config: { name: "inner", activation: { class_name: "function", config: "mine" }, reset_after: false } };
    const config = { class_name: "Sequential", config: { name: "model", layers: [{ class_name: "RNN", config: { name: "outer", go_backwards: false, cell } }] } };
    expect(Object.fromEntries(kerasSettings(JSON.stringify(config), "net"))).toEqual({
      "outer/go_backwards": "false", "outer/activation": "custom", "outer/reset_after": "false", "inner/activation": "custom", "inner/reset_after": "false",
    });
  });

  it("is not led astray by a configuration nested without end", () => {
    expect(kerasSettings(`${'{"config":'.repeat(5000)}{}${"}".repeat(5000)}`, "net").size).toBe(0);
  });
});
