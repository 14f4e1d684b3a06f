import type { Cell } from "../../cells/cell.ts";
import { gru } from "../../cells/gru.ts";
import { lstm } from "../../cells/lstm.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { pytorchLayout, type PytorchGate, type PytorchLayout } from "../pytorch-layout.ts";
import { stackedCells, type TorchModule } from "./stacked-cells.ts";

/** Rows of PyTorch's matrices: this many times the units. */
export const gatesOf: Readonly<Record<TorchModule, number>> = { RNN: 1, GRU: 3, LSTM: 4 };

/**
 * The cell that computes a PyTorch module with some layers: for one layer the built-in cell without its constants,
 * otherwise a stacked cell. `activation` matters to the plain RNN only.
 */
export function torchCell(module: TorchModule, layers: number, activation: string): Cell {
  if (layers > 1) return stackedCells[module].with(module === "RNN" ? { layers, activation } : { layers });
  if (module === "RNN") return vanilla.with({ activation });
  return module === "GRU" ? gru.with({ reset: "after", gateBias: 0 }) : lstm.with({ forgetBias: 0 });
}

/** How the parameters of one layer (from 1) of `torchCell` lie in that layer's PyTorch tensors. */
export function torchLayerLayout(module: TorchModule, layers: number, layer: number): PytorchLayout {
  const single = pytorchLayout(torchCell(module, 1, "tanh"))!;
  return layers === 1 ? single : { module: single.module, gates: single.gates.map((gate) => inLayer(gate, layer)) };
}

/** `forget.h` → `forget2.h2`; above the first layer, `forget.input` → `forget2.recurrent`. */
function inLayer({ recurrent, input, bias, recurrentBias }: PytorchGate, layer: number): PytorchGate {
  const mapOf = (name: string) => `${name.slice(0, name.indexOf("."))}${layer}`;
  return {
    recurrent: `${mapOf(recurrent)}.h${layer}`,
    input: `${mapOf(input)}.${layer === 1 ? "input" : "recurrent"}`,
    bias: `${mapOf(bias)}.bias`,
    recurrentBias: typeof recurrentBias === "string" ? `${mapOf(recurrentBias)}.bias` : recurrentBias,
  };
}
