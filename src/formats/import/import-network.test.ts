import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../../test/fixtures/bad/complaint-of.ts";
import { exportedNetworks, exportInputs } from "../../../test/fixtures/exported-networks.ts";
import { runNetwork } from "../../network/run.ts";
import { writeNetworkNpz } from "../export/write-network-npz.ts";
import { writeNpz } from "../write-npz.ts";
import type { WritableArray } from "../write-npy.ts";
import { importAndCheck, importNetwork, openQuestions } from "./import-network.ts";
import { readTrajectorySample, type TimeSeries } from "./trajectory-sample.ts";

const folder = new URL("../../../test/fixtures/networks/", import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const sampleOf = (name: string) => readTrajectorySample(bytesOf(`${name}.sample.npz`), { who: `${name}.sample.npz` });
const named = (...ending: string[]) => readdirSync(folder).filter((file) => file.endsWith(".sample.npz")).map((file) => file.replace(".sample.npz", "")).filter((name) => ending.some((start) => name.startsWith(start)));

const zeros = (...shape: number[]): WritableArray => ({ shape, data: new Float64Array(shape.reduce((a, b) => a * b, 1)) });
const npz = (arrays: Readonly<Record<string, WritableArray>>) => writeNpz(new Map(Object.entries(arrays)));
const text = (value: string): WritableArray => ({ shape: [], data: [value] });

describe("importAndCheck", () => {
  const torch = named("rnn", "gru", "lstm", "checkpoint");

  it("has a fixture for every module of PyTorch, with one layer, with several, single-step, without bias and in half precision", () => {
    expect(torch.toSorted()).toEqual(["checkpoint", "gru_1", "gru_2", "gru_bfloat16", "gru_cell", "gru_half", "gru_no_bias", "lstm_1", "lstm_2", "lstm_3", "lstm_cell", "lstm_no_readout", "rnn_cell", "rnn_relu_1", "rnn_relu_2", "rnn_tanh_1", "rnn_tanh_2"]);
  });

  it.each(torch.map((name) => `${name}.pt`))("makes of %s a network that follows PyTorch within 1e-5 for 200 steps", (file) => {
    const { check } = importAndCheck(bytesOf(file), sampleOf(file.replace(".pt", "")), { who: file });
    expect(check).toMatchObject({ steps: 200, trials: 2, compared: "outputs and states" });
    expect(check.largestDifference).toBeLessThan(1e-5);
  });

  it.each(named("keras_").map((name) => `${name}.npz`))("makes of %s a network that follows Keras within 1e-5 for 200 steps", (file) => {
    expect(importAndCheck(bytesOf(file), sampleOf(file.replace(".npz", "")), { who: file }).check.largestDifference).toBeLessThan(1e-5);
  });

  it.each(named("rate").map((name) => `${name}.npz`))("makes of %s a network that follows NumPy's float64 within 1e-5 for 200 steps", (file) => {
    const { check } = importAndCheck(bytesOf(file), sampleOf(file.replace(".npz", "")), { who: file });
    expect(check.largestDifference).toBeLessThan(1e-5);
  });

  it("lets the sample decide what the file does not say, and says so", () => {
    expect(importAndCheck(bytesOf("rnn_relu_1.pt"), sampleOf("rnn_relu_1")).notes).toContain("The file does not say it; by the sample: activation relu.");
    const { notes, network } = importAndCheck(bytesOf("rate_unsaid.npz"), sampleOf("rate_unsaid"));
    expect(notes).toContain("The file does not say it; by the sample: activation softplus, convention outside.");
    expect(network.cell.options).toEqual({ activation: "softplus", convention: "outside", dt: 0.2, tau: 2, noise: 0 });
  });

  it.each([...exportedNetworks])("finds no difference at all between %s and itself, in outputs and in all states", (_, network) => {
    const trials = exportInputs();
    const { outputs, states, dimension } = runNetwork(network, trials);
    const series = (values: Float32Array, channels: number): TimeSeries => ({ steps: trials.steps, trials: trials.trials, channels, values: Float64Array.from(values) });
    const sample = { inputs: series(trials.inputs, 2), outputs: series(outputs, 3), states: series(states, dimension) };
    const { check } = importAndCheck(writeNetworkNpz(network), sample);
    expect(check).toEqual({ steps: 50, trials: 3, compared: "outputs and states", largestDifference: 0, largestValue: check.largestValue, differenceByStep: new Float64Array(50) });
  });

  it("finds a weight that differs, by as much as the network then does", () => {
    const network = exportedNetworks.get("gruAfter")!;
    const { inputs, steps, trials } = exportInputs();
    const outputs = Float64Array.from(runNetwork(network, { inputs, steps, trials }).outputs, (value) => value + 0.25);
    const { check } = importAndCheck(writeNetworkNpz(network), { inputs: { steps, trials, channels: 2, values: Float64Array.from(inputs) }, outputs: { steps, trials, channels: 3, values: outputs } });
    expect(check.largestDifference).toBe(0.25);
    expect(Math.min(...check.differenceByStep)).toBe(0.25);
  });

  it("shows a wrong equation as a large difference from the first steps", () => {
    const { check } = importAndCheck(bytesOf("rnn_relu_1.pt"), sampleOf("rnn_relu_1"), { activation: "tanh" });
    expect(check.largestDifference).toBeGreaterThan(0.1);
    expect(check.differenceByStep[1]).toBeGreaterThan(1e-3);
  });

  it("refuses a sample of another network", () => {
    expect(complaintOf(() => importAndCheck(bytesOf("gru_1.pt"), sampleOf("rate_plain"), { who: "net.pt" }))).toBe("net.pt: expected a sample with 2 channels of outputs, as the network has, got 1. Check that the sample is of this network, with time first: [steps, trials, channels]");
  });
});

describe("readTrajectorySample", () => {
  it.each<[string, Readonly<Record<string, WritableArray>>, string]>([
    ["no outputs", { inputs: zeros(5, 1, 2) }, "expected arrays inputs and outputs (or states), got inputs. numpy.savez('sample.npz', inputs=x, outputs=y), time first"],
    ["another number of steps", { inputs: zeros(5, 1, 2), outputs: zeros(1, 5, 2) }, "expected 5 steps of 1 trials, as in the inputs, got 1 steps of 5. All arrays have time first: [steps, trials, channels]"],
    ["an array of one axis", { inputs: zeros(5), outputs: zeros(5, 1, 2) }, "expected inputs of numbers, [steps, trials, channels] or [steps, channels], got real of shape [5]"],
    ["a NaN", { inputs: zeros(5, 2), outputs: { shape: [5, 1], data: Float64Array.of(0, 0, Number.NaN, 0, 0) } }, "expected finite outputs, got NaN at position 2"],
  ])("refuses a sample with %s", (_, arrays, message) => {
    expect(complaintOf(() => readTrajectorySample(npz(arrays), { who: "s.npz" }))).toBe(`s.npz: ${message}`);
  });
});

describe("importNetwork", () => {
  it("states what it recognised and what it left out", () => {
    expect(importNetwork(bytesOf("lstm_2.pt")).recognised).toBe(`PyTorch's nn.LSTM at "rnn": 2 layers of 5 units, 2 inputs, read out by the linear layer fc`);
    expect(importNetwork(bytesOf("gru_no_bias.pt")).recognised).toBe(`PyTorch's nn.GRU at "rnn": 1 layer of 5 units, 2 inputs, no bias, read out by the linear layer fc (no bias)`);
    expect(importNetwork(bytesOf("lstm_no_readout.pt")).recognised).toBe(`PyTorch's nn.LSTM at "rnn": 1 layer of 5 units, 2 inputs, read out by the units themselves`);
    expect(importNetwork(bytesOf("rate_relu_rows.npz")).recognised).toBe("a rate network of 6 units, r' = (1 − α) r + α relu(W r + U x + b), α = 0.2; W = W, U = U, indexed [from, to] in the file; read out by W_out");
    expect(importNetwork(bytesOf("keras_gru.npz")).recognised).toBe(`Keras's GRU at "gru/gru_cell": 1 layer of 5 units, 2 inputs, read out by the linear layer dense_1`);
    const encoded = npz({ "encoder.weight": zeros(3, 4), "rnn.weight_hh_l0": zeros(6, 2), "rnn.weight_ih_l0": zeros(6, 3) });
    expect(importNetwork(encoded).notes).toEqual(["Left out, being neither the recurrent module nor its readout: encoder.weight [3, 4]."]);
  });

  it("makes a stacked network one cell with the layers' states side by side", () => {
    const { network } = importNetwork(bytesOf("lstm_3.pt"));
    expect(network.cell.states).toEqual(["h1", "c1", "h2", "c2", "h3", "c3"]);
    expect(network.cell.equations.at(-1)).toBe("readout sees h3");
    expect(importNetwork(bytesOf("gru_2.pt")).network.cell.equations[0]).toBe("reset1 = W[reset1.h1]·h1 + W[reset1.input]·x + b[reset1]");
  });

  it.each<[string, string | Uint8Array, string]>([
    ["a pickled module, naming its class", "whole_module.pt", "expected a pickle of tensors and plain values, got __main__.Model. Save the weights alone: torch.save(model.state_dict(), 'net.pt')"],
    ["PyTorch's old form, with the conversion", "old_form.pt", `expected a PyTorch checkpoint, .npz, safetensors or a pickle, got a PyTorch file in the form before version 1.6. Convert it once: python -c "import torch; torch.save(torch.load('old.pt', weights_only=True), 'net.pt')"`],
    ["a bidirectional module", "bidirectional.pt", "expected a module that runs forward in time, got a bidirectional one (weight_ih_l0_reverse). A backward pass is no dynamical system in time; train with bidirectional=False"],
    ["a NaN among the weights, naming where", "not_a_number.pt", "expected finite weights, got NaN in weight_hh_l0 at position 7. The training diverged or the file is damaged"],
    ["a plain RNN whose nonlinearity nobody says", "rnn_tanh_1.pt", "expected the file to say which activation (tanh or relu) the network has, got nothing about it. Import it once: nullcline import net --activation … --out net.safetensors, or let --check sample.npz decide"],
    ["arrays of unknown names", npz({ first: zeros(2, 2) }), "expected PyTorch's weight_hh, weight_ih or a rate network's W, U, b, got first [2, 2]. Rename the arrays: numpy.savez('net.npz', W=W, U=U, b=b, tau=tau, dt=dt, convention='inside', activation='tanh')"],
    ["a recurrent matrix that is not square", npz({ W: zeros(2, 3) }), "expected the recurrent matrix W to be square, got shape [2, 3]. Save one recurrent network a file"],
    ["arrays that do not fit together", npz({ W: zeros(3, 3), U: zeros(4, 2), activation: text("tanh") }), "expected U with an axis of 3 units, got shape [4, 2]. The arrays do not fit together; check which model they come from"],
    ["a time constant shorter than the step", npz({ W: zeros(3, 3), U: zeros(3, 2), dt: zeros(), tau: zeros(), activation: text("tanh") }), "expected dt and tau with 0 < dt ≤ tau, or alpha from 0 to 1, got dt 0, tau 0. Give them with --dt and --tau"],
    ["gates that do not fit", npz({ weight_hh_l0: zeros(4, 2), weight_ih_l0: zeros(4, 2) }), "expected weight_hh_l0 of shape [N, N] (RNN), [3 N, N] (GRU) or [4 N, N] (LSTM), got [4, 2]. Only PyTorch's own recurrent modules are recognised by these names"],
    ["a layer that is missing", npz({ weight_hh_l0: zeros(6, 2), weight_ih_l0: zeros(6, 2), weight_hh_l2: zeros(6, 2), weight_ih_l2: zeros(6, 2) }), "expected weight_ih of layer 1, got none. The state dict is incomplete; save all of it"],
    ["two recurrent modules", npz({ "a.weight_hh": zeros(6, 2), "a.weight_ih": zeros(6, 2), "b.weight_hh": zeros(6, 2), "b.weight_ih": zeros(6, 2) }), 'expected one recurrent module, got "a", "b". Say which with --module; the others are left out'],
    ["two possible readouts", npz({ weight_hh: zeros(6, 2), weight_ih: zeros(6, 2), "fc.weight": zeros(1, 2), "aux.weight": zeros(3, 2) }), 'expected one linear layer that reads 2 units, got "fc", "aux". Say which with --readout, the others are left out'],
    ["an input matrix of the wrong length", npz({ weight_hh: zeros(6, 2), weight_ih: zeros(5, 2) }), "expected weight_ih of shape [6, 2], got [5, 2]. The arrays do not fit together; check which model they come from"],
    ["a Keras layer of another kind", npz({ "cell/recurrent_kernel": zeros(2, 4) }), "expected cell/recurrent_kernel of shape [N, N] (SimpleRNN), [N, 3 N] (GRU) or [N, 4 N] (LSTM), got [2, 4]. Only Keras's own recurrent layers are recognised by this name"],
    ["an HDF5 file", Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10), "expected a PyTorch checkpoint, .npz, safetensors or a pickle, got an HDF5 file. Its library is loaded on demand: importNetwork(await readWeights(bytes))"],
    ["a pickle that is cut off", Uint8Array.of(0x80, 4, 0x95), "expected a pickle that ends with STOP, got 3 bytes that end before. The file is cut off or damaged; copy it again"],
  ])("refuses %s", (_, file, message) => {
    const bytes = typeof file === "string" ? bytesOf(file) : file;
    expect(complaintOf(() => importNetwork(bytes, { who: "net" }))).toBe(`net: ${message}`);
  });

  it("takes the module and the readout that it is told to", () => {
    const bytes = npz({ "a.weight_hh": zeros(6, 2), "a.weight_ih": zeros(6, 2), "b.weight_hh": zeros(9, 3), "b.weight_ih": zeros(9, 1), "fc.weight": zeros(1, 3), "aux.weight": zeros(4, 3) });
    const { network } = importNetwork(bytes, { module: "b", readout: "aux" });
    expect([network.units, network.inputs, network.outputs]).toEqual([3, 1, 4]);
  });
});

describe("openQuestions", () => {
  it("asks nothing of a file that says everything", () => {
    expect(openQuestions(bytesOf("gru_1.pt"))).toEqual({});
  });

  it("lists what a file leaves open, and nothing once it has been said", () => {
    expect(openQuestions(bytesOf("rnn_tanh_1.pt"))).toEqual({ activation: ["tanh", "relu"] });
    expect(openQuestions(bytesOf("rnn_tanh_1.pt"), { activation: "relu" })).toEqual({});
  });

  it("complains as an import does", () => {
    expect(() => openQuestions(npz({ a: zeros(2, 3) }), { who: "a.npz" })).toThrow("a.npz: expected PyTorch's weight_hh, weight_ih or a rate network's W, U, b, got a [2, 3]");
  });
});
