import { describe, expect, it } from "vitest";
import type { Cell } from "../cells/cell.ts";
import { gru } from "../cells/gru.ts";
import { lstm } from "../cells/lstm.ts";
import { vanilla } from "../cells/vanilla.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { createStream } from "../numeric/random.ts";
import { readSafetensors } from "./read-safetensors.ts";
import { writeNetworkFile } from "./write-network-file.ts";

const UNITS = 4;
const INPUTS = 2;
const STEPS = 12;

/** W x + b of the rows of one gate. */
type GateMap = (gate: number, unit: number, x: readonly number[]) => number;

interface Module {
  /** W_ih x + b_ih */
  readonly fromInput: GateMap;
  /** W_hh h + b_hh */
  readonly fromState: GateMap;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const units = Array.from({ length: UNITS }, (_, unit) => unit);

/** One step of each module, written straight from the equations in PyTorch's documentation: (h, c), x → (h', c'). */
type Step = (module: Module, h: readonly number[], c: readonly number[], x: readonly number[]) => readonly [readonly number[], readonly number[]];

const rnn = (phi: (x: number) => number): Step => ({ fromInput, fromState }, h, c, x) => [units.map((u) => phi(fromInput(0, u, x) + fromState(0, u, h))), c];

const lstmStep: Step = ({ fromInput, fromState }, h, c, x) => {
  const [i, f, g, o] = [0, 1, 2, 3].map((gate) => units.map((u) => fromInput(gate, u, x) + fromState(gate, u, h)));
  const memory = units.map((u) => logistic(f[u]) * c[u] + logistic(i[u]) * Math.tanh(g[u]));
  return [units.map((u) => logistic(o[u]) * Math.tanh(memory[u])), memory];
};

const gruStep: Step = ({ fromInput, fromState }, h, c, x) => {
  const next = units.map((u) => {
    const r = logistic(fromInput(0, u, x) + fromState(0, u, h));
    const z = logistic(fromInput(1, u, x) + fromState(1, u, h));
    const n = Math.tanh(fromInput(2, u, x) + r * fromState(2, u, h));
    return (1 - z) * n + z * h[u];
  });
  return [next, c];
};

/** Random weights everywhere, biases included, so that no two tensors could be swapped unnoticed. */
function randomNetwork(cell: Cell): Network {
  const network = createNetwork({ cell, units: UNITS, inputs: INPUTS, outputs: 1, seed: 2 });
  const stream = createStream({ study: "test", purpose: "weights", seed: 3 });
  for (const { data } of network.parameters.values()) stream.fillNormal(data, 0.7);
  return network;
}

function moduleFrom(network: Network): Module {
  const { tensors } = readSafetensors(writeNetworkFile(network));
  const affine = (weight: string, bias: string): GateMap => {
    const W = [...tensors.get(weight)!.data].map(Number);
    const b = [...tensors.get(bias)!.data].map(Number);
    return (gate, unit, x) => {
      const row = gate * UNITS + unit;
      return x.reduce((sum, value, column) => sum + W[row * x.length + column] * value, b[row]);
    };
  };
  return { fromInput: affine("weight_ih_l0", "bias_ih_l0"), fromState: affine("weight_hh_l0", "bias_hh_l0") };
}

describe("the PyTorch layout", () => {
  it.each<[string, Cell, Step]>([
    ["nn.RNN with tanh", vanilla, rnn(Math.tanh)],
    ["nn.RNN with relu", vanilla.with({ activation: "relu" }), rnn((x) => Math.max(x, 0))],
    ["nn.LSTM", lstm.with({ forgetBias: 1.5 }), lstmStep],
    ["nn.GRU", gru.with({ reset: "after", gateBias: 0.5 }), gruStep],
  ])("moves the states as %s does, whose equations are applied to the stored tensors", (_, cell, step) => {
    const network = randomNetwork(cell);
    const inputs = new Float32Array(STEPS * INPUTS);
    createStream({ study: "test", purpose: "inputs", seed: 1 }).fillNormal(inputs);
    const { states, dimension } = runNetwork(network, { inputs, steps: STEPS, trials: 1 });
    const module = moduleFrom(network);
    let h: readonly number[] = [...network.parameters.get("initial.h")!.data];
    let c: readonly number[] = [...(network.parameters.get("initial.c")?.data ?? [])];
    for (let t = 0; t < STEPS; t++) {
      [h, c] = step(module, h, c, [...inputs.subarray(t * INPUTS, (t + 1) * INPUTS)]);
      const ours = [...states.subarray(t * dimension, (t + 1) * dimension)];
      [...h, ...c].forEach((value, coordinate) => expect(Math.abs(ours[coordinate] - value)).toBeLessThan(2e-5 * Math.max(1, Math.abs(value))));
    }
  });
});
