import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import { builtInCells } from "../cells/catalogue.ts";
import type { Cell } from "../cells/cell.ts";
import { defineCell } from "../cells/define-cell.ts";
import { sigmoid, tanh } from "../cells/expression.ts";
import { gru } from "../cells/gru.ts";
import { lstm } from "../cells/lstm.ts";
import { vanilla } from "../cells/vanilla.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { readNetworkFile } from "./read-network-file.ts";
import { readSafetensors, type SafetensorsFile } from "./read-safetensors.ts";
import type { Tensor } from "./tensor.ts";
import { writeNetworkFile } from "./write-network-file.ts";
import { writeSafetensors } from "./write-safetensors.ts";

const own = defineCell("swing", ({ state, linear, input, parameter }) => {
  const position = state("position");
  const speed = state("speed");
  const push = tanh(linear("push", position, speed, input));
  return { position: position.plus(speed), speed: speed.times(sigmoid(parameter("friction", 2))).plus(push) };
});

function networkOf(cell: Cell, sizes = { units: 3, inputs: 2, outputs: 1 }): Network {
  return withBiases(createNetwork({ cell, ...sizes, seed: 4 }));
}

/** Fresh networks have zero biases, under which a swapped pair would go unnoticed. */
function withBiases(network: Network): Network {
  const parameters = [...network.parameters].map(([name, { shape, data }], index) => [name, { shape, data: data.map((value, k) => value + (index + 1) / (k + 3)) }] as const);
  return { ...network, parameters: new Map(parameters) };
}

const cells: readonly Cell[] = [...builtInCells.values(), vanilla.with({ activation: "relu" }), gru.with({ reset: "after", gateBias: 0.1 }), own];

describe("a network file", () => {
  it.each(cells.map((cell) => [`${cell.name} ${JSON.stringify(cell.options)}`, cell] as const))("gives back a network of the cell %s, bit by bit", (_, cell) => {
    const network = networkOf(cell);
    const read = readNetworkFile(writeNetworkFile(network)).network;
    expect(read.parameters).toEqual(network.parameters);
    expect(read.cell.graph).toEqual(cell.graph);
    expect([read.units, read.inputs, read.outputs]).toEqual([3, 2, 1]);
  });

  it("gives a built-in cell back with its options still open to change", () => {
    expect(readNetworkFile(writeNetworkFile(networkOf(gru))).network.cell.with({ gateBias: 3 }).options["gateBias"]).toBe(3);
  });

  it("keeps masks, frozen parameters and the specification", () => {
    const mask = Float32Array.of(1, 0, 0, 1, 1, 1, 0, 1, 1);
    const network = createNetwork({ cell: lstm, units: 3, inputs: 1, outputs: 2, seed: 1, masks: new Map([["forget.h", mask]]), frozen: new Set(["readout.weight"]) });
    const read = readNetworkFile(writeNetworkFile(network, { spec: { seed: 1, task: { name: "sine" } } }));
    expect(read.network.masks).toEqual(new Map([["forget.h", mask]]));
    expect(read.network.frozen).toEqual(new Set(["readout.weight"]));
    expect(read.spec).toEqual({ seed: 1, task: { name: "sine" } });
  });

  it("has the same bytes for the same network", () => {
    expect(writeNetworkFile(networkOf(own))).toEqual(writeNetworkFile(networkOf(own)));
  });

  it("stacks an LSTM in PyTorch's order i, f, g, o, with the constant forget bias in the second bias", () => {
    const network = networkOf(lstm);
    const { tensors, metadata } = readSafetensors(writeNetworkFile(network));
    const rows = (name: string) => [...network.parameters.get(name)!.data];
    expect(metadata.get("layout")).toBe("nn.LSTM");
    expect([...tensors.get("weight_hh_l0")!.data]).toEqual(["inputGate.h", "forget.h", "cell.h", "output.h"].flatMap(rows));
    expect(tensors.get("weight_ih_l0")!.shape).toEqual([12, 2]);
    expect([...tensors.get("bias_hh_l0")!.data]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect([...tensors.get("bias_ih_l0")!.data]).toEqual(["inputGate.bias", "forget.bias", "cell.bias", "output.bias"].flatMap(rows));
  });

  it("stacks a GRU in PyTorch's order r, z, n, with the candidate's inner bias in the second bias", () => {
    const network = networkOf(gru.with({ reset: "after", gateBias: 0.5 }));
    const { tensors, metadata } = readSafetensors(writeNetworkFile(network));
    const rows = (name: string) => [...network.parameters.get(name)!.data];
    expect(metadata.get("layout")).toBe("nn.GRU");
    expect([...tensors.get("weight_hh_l0")!.data]).toEqual(["reset.h", "update.h", "candidateRecurrent.h"].flatMap(rows));
    expect([...tensors.get("weight_ih_l0")!.data]).toEqual(["reset.input", "update.input", "candidate.input"].flatMap(rows));
    expect([...tensors.get("bias_hh_l0")!.data]).toEqual([0, 0, 0, 0.5, 0.5, 0.5, ...rows("candidateRecurrent.bias")]);
  });

  it("keeps its own names where PyTorch has no such cell, even under a built-in name", () => {
    const impostor = defineCell("vanilla", ({ state, input, linear }) => ({ h: sigmoid(linear("hidden", state("h"), input)) }));
    for (const cell of [gru, impostor, own]) expect(readSafetensors(writeNetworkFile(networkOf(cell))).metadata.get("layout")).toBe("nullcline");
    expect([...readSafetensors(writeNetworkFile(networkOf(impostor))).tensors.keys()]).toContain("hidden.h");
  });

  it("adds what PyTorch learned in its second bias to ours", () => {
    const network = networkOf(lstm);
    const bytes = edited(network, ({ metadata, tensors }) => {
      metadata.delete("fingerprint");
      tensors.get("bias_hh_l0")!.data[4] = 1.25;
    });
    const before = network.parameters.get("forget.bias")!.data;
    expect([...readNetworkFile(bytes).network.parameters.get("forget.bias")!.data]).toEqual([before[0], Math.fround(before[1] + 0.25), before[2]]);
  });

  it.each<[string, (file: Editable) => void, string]>([
    ["without Nullcline's metadata", ({ metadata }) => metadata.delete("nullcline"), 'expected metadata entry nullcline to be "1", got none. This safetensors file holds tensors but does not say which cell they belong to; save it with writeNetworkFile'],
    ["of a later version", ({ metadata }) => metadata.set("nullcline", "2"), 'expected metadata entry nullcline to be "1", got "2". Update Nullcline'],
    ["without a cell", ({ metadata }) => metadata.delete("cell"), "expected metadata entry cell, got none"],
    ["with a cell that is no JSON", ({ metadata }) => metadata.set("cell", "{"), 'expected metadata entry cell to be JSON, got "{"'],
    ["with a damaged cell", ({ metadata }) => metadata.set("cell", "[]"), "expected a usable cell: a cell to be an object, got object"],
    ["with a size that is no number", ({ metadata }) => metadata.set("units", "3.5"), 'expected metadata entry units to be a whole number from 1 to 16384, got "3.5"'],
    ["with a size beyond reason", ({ metadata }) => metadata.set("units", "999999"), 'expected metadata entry units to be a whole number from 1 to 16384, got "999999"'],
    ["with sizes that its tensors do not have", ({ metadata }) => metadata.set("inputs", "5"), 'expected tensor "weight_ih_l0" of shape [12, 5], got [12, 2]'],
    ["with another cell's layout", ({ metadata }) => metadata.set("layout", "nn.GRU"), 'expected metadata entry layout of cell lstm to be "nn.LSTM", got "nn.GRU"'],
    ["that lacks a tensor", ({ tensors }) => tensors.delete("readout.weight"), 'expected tensor "readout.weight" of shape [1, 3], got none'],
    ["with a tensor of its own", ({ tensors }) => tensors.set("fc.weight", tensors.get("readout.bias")!), 'expected the tensors initial.h, initial.c, readout.weight, readout.bias, weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, got "fc.weight" as well. Save only the network\'s own tensors'],
    ["with a tensor of the wrong shape", ({ tensors }) => tensors.set("readout.weight", f32([3, 1])), 'expected tensor "readout.weight" of shape [1, 3], got [3, 1]'],
    ["in double precision", ({ tensors }) => tensors.set("readout.bias", { type: "F64", shape: [1], data: new Float64Array(1) }), 'expected tensor "readout.bias" of shape [1] and type F32, got F64. Convert it to float32 before saving'],
    ["with a NaN among its weights", ({ tensors }) => void (tensors.get("weight_hh_l0")!.data[16] = Number.NaN), "expected finite weights, got NaN at weight_hh_l0[5, 1]. The training diverged or the file is damaged"],
    ["with an infinite weight", ({ tensors }) => void (tensors.get("readout.bias")!.data[0] = -Infinity), "expected finite weights, got -Infinity at readout.bias[0]. The training diverged or the file is damaged"],
    ["with a mask for no parameter", ({ tensors }) => tensors.set("mask.nothing", { type: "U8", shape: [1], data: new Uint8Array(1) }), 'expected masks of the network\'s parameters, got "mask.nothing"'],
    ["with a mask that is neither 0 nor 1", ({ tensors }) => tensors.set("mask.readout.bias", { type: "U8", shape: [1], data: Uint8Array.of(2) }), 'expected tensor "mask.readout.bias" of shape [1] and type U8 with entries 0 and 1, got another one'],
    ["with a weight where its mask says there is none", ({ tensors }) => tensors.set("mask.readout.weight", { type: "U8", shape: [1, 3], data: Uint8Array.of(1, 0, 1) }), `expected zeros where mask.readout.weight is 0, got ${networkOf(lstm).parameters.get("readout.weight")!.data[1]} at readout.weight[0, 1]. Set those weights to zero before saving, or save without the mask`],
    ["that freezes an unknown parameter", ({ metadata }) => metadata.set("frozen", '["w"]'), 'expected metadata entry frozen to list names of parameters, got ["w"]'],
    ["with weights changed after saving", ({ metadata }) => metadata.set("fingerprint", "0000000000000000"), `expected weights with fingerprint "0000000000000000", got ${readSafetensors(writeNetworkFile(networkOf(lstm))).metadata.get("fingerprint")}. The weights were changed after saving; if on purpose, remove the metadata entry fingerprint`],
  ])("%s is refused", (_, edit, message) => {
    expect(complaintOf(() => readNetworkFile(edited(networkOf(lstm), edit), { who: "net.safetensors" }))).toBe(`net.safetensors: ${message}`);
  });

  it("answers any damage to its metadata with a network or an InvalidInputError, nothing else", () => {
    const keys = ["nullcline", "cell", "units", "inputs", "outputs", "layout", "frozen", "spec", "fingerprint"];
    const damage = fc.oneof(fc.string(), fc.json(), fc.constant(undefined));
    fc.assert(
      fc.property(fc.constantFrom(...keys), damage, fc.nat({ max: 400 }), (key, text, at) => {
        const bytes = edited(networkOf(own), ({ metadata }) => {
          const old = metadata.get(key) ?? "";
          if (text === undefined) metadata.delete(key);
          else metadata.set(key, key === "cell" ? old.slice(0, at) + text + old.slice(at + 1) : text);
        });
        try {
          expect(readNetworkFile(bytes).network.units).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Editable {
  readonly metadata: Map<string, string>;
  readonly tensors: Map<string, Tensor>;
}

/** The file of a network after an edit that a hostile or careless hand might make. */
function edited(network: Network, edit: (file: Editable) => unknown): Uint8Array {
  const { metadata, tensors }: SafetensorsFile = readSafetensors(writeNetworkFile(network));
  const file = { metadata: new Map(metadata), tensors: new Map(tensors) };
  edit(file);
  return writeSafetensors(file);
}

function f32(shape: readonly number[]): Tensor {
  return { type: "F32", shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) };
}
