import type { Network } from "../../network/network.ts";
import { floatTensor, floatValue, onnxModel, onnxNode } from "./onnx-messages.ts";
import { onnxOperatorRates } from "./onnx-operators.ts";
import { onnxScanRates } from "./onnx-scan.ts";

/**
 * A network as an ONNX model (operator set 14): `input` [T, B, I] → `output` [T, B, O] and `rates` [T, B, N], what the
 * readout multiplies, from the network's own initial state. Steps and trials are free.
 *
 * Cells that PyTorch has (nn.RNN, nn.GRU, nn.LSTM) become ONNX's recurrent operators; every other one becomes a Scan over
 * the cell's own graph. Noise is left out. Equal networks give equal bytes.
 */
export function writeOnnx(network: Network): Uint8Array {
  const { cell, units, inputs, outputs, parameters } = network;
  const { nodes, initializers } = onnxOperatorRates(network) ?? onnxScanRates(network);
  const readout = [
    onnxNode("Transpose", ["readout.weight"], ["/readout.columns"]),
    onnxNode("MatMul", ["rates", "/readout.columns"], ["/output.unbiased"]),
    onnxNode("Add", ["/output.unbiased", "readout.bias"], ["output"]),
  ];
  const graph = {
    name: cell.name,
    nodes: [...nodes, ...readout],
    initializers: [...initializers, floatTensor("readout.weight", [outputs, units], parameters.get("readout.weight")!.data), floatTensor("readout.bias", [outputs], parameters.get("readout.bias")!.data)],
    inputs: [floatValue("input", ["steps", "trials", inputs])],
    outputs: [floatValue("output", ["steps", "trials", outputs]), floatValue("rates", ["steps", "trials", units])],
  };
  return onnxModel(graph, cell.equations.join("\n"));
}
