import { builtInCells } from "../cells/catalogue.ts";
import type { Cell } from "../cells/cell.ts";
import { cellToJson } from "../cells/serialise.ts";

/** One gate's rows of PyTorch's stacked matrices, by the names of our parameters. */
export interface PytorchGate {
  /** Rows of `weight_hh_l0`, [N, N]. */
  readonly recurrent: string;
  /** Rows of `weight_ih_l0`, [N, I]. */
  readonly input: string;
  /** Rows of `bias_ih_l0`, [N]. */
  readonly bias: string;
  /** Rows of `bias_hh_l0`, [N]: a learned bias by name, or the constant that our equation adds to the gate. */
  readonly recurrentBias: string | number;
}

/** How a cell's parameters lie in the PyTorch module that computes the same equation. */
export interface PytorchLayout {
  /** The module, e.g. `"nn.GRU"`. */
  readonly module: string;
  /** Gates in PyTorch's stacking order. */
  readonly gates: readonly PytorchGate[];
}

/**
 * The PyTorch layout of a cell, or `undefined` where PyTorch has no such cell.
 *
 * `nn.RNN` (tanh or relu) is `vanilla`; `nn.LSTM`, gates i, f, g, o, is `lstm`; `nn.GRU`, gates r, z, n, is `gru`
 * with the reset after the matrix. PyTorch adds two biases in every gate. Ours go to `bias_ih_l0`; the constants
 * of our equations (such as the LSTM's forget bias) go to `bias_hh_l0`, so that PyTorch's sum is exactly ours.
 *
 * A cell of one's own that merely carries a built-in name has no PyTorch layout: the graphs are compared.
 *
 * Source: the equations in PyTorch's documentation of nn.RNN, nn.LSTM and nn.GRU.
 */
export function pytorchLayout(cell: Cell): PytorchLayout | undefined {
  if (builtInTwin(cell) === undefined) return undefined;
  const { activation, reset, gateBias, forgetBias } = cell.options;
  if (cell.name === "vanilla" && (activation === "tanh" || activation === "relu")) return { module: `nn.RNN(nonlinearity="${activation}")`, gates: [gate("hidden", 0)] };
  if (activation !== "tanh") return undefined;
  if (cell.name === "lstm") return { module: "nn.LSTM", gates: [gate("inputGate", 0), gate("forget", Number(forgetBias)), gate("cell", 0), gate("output", 0)] };
  if (cell.name !== "gru" || reset !== "after") return undefined;
  const candidate = { recurrent: "candidateRecurrent.h", input: "candidate.input", bias: "candidate.bias", recurrentBias: "candidateRecurrent.bias" };
  return { module: "nn.GRU", gates: [gate("reset", 0), gate("update", Number(gateBias)), candidate] };
}

/** The built-in cell with the same name, options and graph, or `undefined`. */
export function builtInTwin(cell: Cell): Cell | undefined {
  const builtIn = builtInCells.get(cell.name);
  if (builtIn === undefined || !sameKinds(builtIn, cell)) return undefined;
  const twin = builtIn.with(cell.options);
  return graphText(twin) === graphText(cell) ? twin : undefined;
}

function sameKinds(builtIn: Cell, cell: Cell): boolean {
  return Object.entries(cell.options).every(([name, value]) => Object.hasOwn(builtIn.options, name) && typeof builtIn.options[name] === typeof value);
}

function graphText(cell: Cell): string {
  const { nodes, next, readout } = cellToJson(cell);
  return JSON.stringify([nodes, next, readout]);
}

function gate(name: string, recurrentBias: number): PytorchGate {
  return { recurrent: `${name}.h`, input: `${name}.input`, bias: `${name}.bias`, recurrentBias };
}
