import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportedNetworks, exportInputs } from "../../../test/fixtures/exported-networks.ts";
import { defineCell } from "../../cells/define-cell.ts";
import { type Expression, tanh } from "../../cells/expression.ts";
import { createNetwork } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { concatenated } from "../../numeric/concatenated.ts";
import { crc32 } from "../crc32.ts";
import { importNetwork } from "../import/import-network.ts";
import { readNetworkFile } from "../read-network-file.ts";
import { readNpz } from "../read-npz.ts";
import { writeNetworkFile } from "../write-network-file.ts";
import { numpyScript } from "./numpy-script.ts";
import { messageField, textField, varintField } from "./protobuf.ts";
import { writeNetworkNpz } from "./write-network-npz.ts";
import { writeOnnx } from "./write-onnx.ts";

/** CRC-32 of the files that onnxruntime and NumPy were seen to run with our outputs; see test/fixtures/make/verify_exports.py. */
const verified = (JSON.parse(readFileSync(new URL("../../../test/fixtures/networks/verified-exports.json", import.meta.url), "utf8")) as { crc32: Record<string, string> }).crc32;
const networks = [...exportedNetworks];
const checksum = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, "0");

describe("writeOnnx", () => {
  it.each(networks)("writes of %s the bytes that onnxruntime ran with our outputs", (name, network) => {
    expect(checksum(writeOnnx(network))).toBe(verified[`${name}.onnx`]);
  });
});

describe("numpyScript", () => {
  it.each(networks)("writes of %s the script that NumPy ran with our outputs", (name, network) => {
    expect(checksum(new TextEncoder().encode(numpyScript(network, `${name}.npz`)))).toBe(verified[`${name}.py`]);
  });

  it("stays close to the equations: twenty lines for PyTorch's GRU", () => {
    const lines = numpyScript(exportedNetworks.get("gruAfter")!, "net.npz").trimEnd().split("\n");
    expect(lines).toHaveLength(20);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
    expect(lines).toContain('    update_value = 1 / (1 + np.exp(-((h @ w["update.h"].T + x @ w["update.input"].T + w["update.bias"]) + 1)))');
    expect(lines).toContain('    reset_drive = h @ w["reset.h"].T + x @ w["reset.input"].T + w["reset.bias"]');
  });
});

describe("a network whose expressions are deep and repeated", () => {
  const squared = (times: number, x: Expression) => Array.from({ length: times }).reduce<Expression>((power) => power.times(power), x);
  const cell = defineCell("deep", ({ state, input, linear, readout }) => {
    const h = state("h");
    readout(squared(300, h));
    return { h: Array.from({ length: 1000 }).reduce<Expression>((x) => tanh(x), linear("drive", h, input)) };
  });
  const network = createNetwork({ cell, units: 2, inputs: 1, outputs: 1, seed: 1 });

  it("is a script whose lines no reader and no parser stumbles over", () => {
    const lines = numpyScript(network, "net.npz").split("\n");
    expect(Math.max(...lines.map((line) => line.split("(").length - 1))).toBeLessThan(100);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500);
    expect(lines.filter((line) => line.includes("np.tanh")).join("").split("np.tanh").length - 1).toBe(1000);
  });

  it("has each of its readout's operations once in ONNX", () => {
    const text = new TextDecoder("latin1").decode(writeOnnx(network));
    expect(text.split("\u0022\u0003Mul").length - 1).toBe(600);
  });
});

describe("writeNetworkNpz", () => {
  it.each(networks)("gives %s back, weights and equations, through importNetwork", (_, network) => {
    const { network: read, notes } = importNetwork(writeNetworkNpz(network));
    expect(read.parameters).toEqual(network.parameters);
    expect(read.cell.equations).toEqual(network.cell.equations);
    expect(notes).toEqual([]);
    expect(runNetwork(read, exportInputs()).outputs).toEqual(runNetwork(network, exportInputs()).outputs);
  });

  it("names every parameter and states the equations", () => {
    const arrays = readNpz(writeNetworkNpz(exportedNetworks.get("vanilla")!));
    expect([...arrays.keys()]).toEqual(["hidden.h", "hidden.input", "hidden.bias", "initial.h", "readout.weight", "readout.bias", "nullcline.equations", "nullcline.cell"]);
    expect(arrays.get("nullcline.equations")!.data[0]).toContain("h' = tanh(hidden)");
  });
});

describe("a network file", () => {
  it.each(networks)("of %s is what importNetwork takes it for", (_, network) => {
    const { network: read, recognised, notes } = importNetwork(writeNetworkFile(network));
    expect([read.parameters, notes]).toEqual([network.parameters, []]);
    expect(recognised).toBe(`Nullcline's own file of a ${network.cell.name} network: 4 units, 2 inputs`);
  });

  it.each(networks)("gives %s back bit by bit", (_, network) => {
    expect(readNetworkFile(writeNetworkFile(network)).network.parameters).toEqual(network.parameters);
  });
});

describe("the protocol-buffers encoder", () => {
  it("encodes the examples of the format's documentation", () => {
    expect([...varintField(1, 150)]).toEqual([0x08, 0x96, 0x01]);
    expect([...textField(2, "testing")]).toEqual([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
    expect([...messageField(3, varintField(1, 150))]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
    expect([...concatenated(Uint8Array, [varintField(1, 0), varintField(1, 2 ** 40)])]).toEqual([0x08, 0x00, 0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]);
  });
});
