import type { Cell } from "../../cells/cell.ts";
import { gru } from "../../cells/gru.ts";
import { lstm } from "../../cells/lstm.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { pytorchLayout, type PytorchGate, type PytorchLayout } from "../pytorch-layout.ts";
import { stackedCells, type TorchModule } from "./stacked-cells.ts";

/** Rows of PyTorch's matrices: this many times the units. */
export const gatesOf: Readonly<Record<TorchModule, number>> = { RNN: 1, GRU: 3, LSTM: 4 };

/** In what modules with the same tensors may differ. */
export interface TorchVariant {
  /** φ of the states; PyTorch's GRU and LSTM know tanh only, Keras's others too. */
  readonly activation: string;
  /** Where the GRU's reset acts: "after" the matrix, as in PyTorch, or "before" it, as in Keras with `reset_after=False`. */
  readonly reset: "after" | "before";
}

/** PyTorch's own GRU and LSTM. */
const PLAIN: TorchVariant = { activation: "tanh", reset: "after" };

/**
 * The cell that computes a PyTorch module with some layers: for one layer the built-in cell without its constants,
 * otherwise a stacked cell, in PyTorch's own variant but for the plain RNN's activation.
 */
export function torchCell(module: TorchModule, layers: number, { activation, reset }: TorchVariant): Cell {
  if (layers > 1) return stackedCells[module].with(module === "RNN" ? { layers, activation } : { layers });
  if (module === "RNN") return vanilla.with({ activation });
  return module === "GRU" ? gru.with({ activation, reset, gateBias: 0 }) : lstm.with({ activation, forgetBias: 0 });
}

/** How the parameters of one layer (from 1) of `torchCell` lie in that layer's PyTorch tensors. */
export function torchLayerLayout(module: TorchModule, layers: number, layer: number, { reset }: TorchVariant): PytorchLayout {
  const plain = pytorchLayout(torchCell(module, 1, PLAIN))!;
  const single = module === "GRU" && reset === "before" ? { ...plain, gates: plain.gates.map(resetBefore) } : plain;
  return layers === 1 ? single : { module: single.module, gates: single.gates.map((gate) => inLayer(gate, layer)) };
}

/** Where the reset acts before the matrix, the candidate is one linear map of the reset state with one bias. */
function resetBefore(gate: PytorchGate): PytorchGate {
  return typeof gate.recurrentBias === "number" ? gate : { ...gate, recurrent: "candidate.recurrent", recurrentBias: 0 };
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
