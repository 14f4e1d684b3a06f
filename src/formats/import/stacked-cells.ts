import { activation } from "../../cells/activation.ts";
import type { Cell, CellOptions } from "../../cells/cell.ts";
import { defineCell, type CellContext } from "../../cells/define-cell.ts";
import { sigmoid, type Expression } from "../../cells/expression.ts";

/** The recurrent modules of PyTorch. */
export type TorchModule = "RNN" | "GRU" | "LSTM";

type Context = CellContext<CellOptions>;

/** Next states of one layer, by name; the layer above sees the first. */
type Layer = (context: Context, layer: number, below: Expression) => Readonly<Record<string, Expression>>;

const rnnLayer: Layer = ({ state, linear, options }, layer, below) => {
  const h = state(`h${layer}`);
  return { [`h${layer}`]: activation(String(options["activation"]))(linear(`hidden${layer}`, h, below)) };
};

const gruLayer: Layer = ({ state, linear }, layer, below) => {
  const h = state(`h${layer}`);
  const reset = sigmoid(linear(`reset${layer}`, h, below));
  const update = sigmoid(linear(`update${layer}`, h, below));
  const recurrent = reset.times(linear(`candidateRecurrent${layer}`, h));
  const candidate = activation("tanh")(linear(`candidate${layer}`, below).plus(recurrent));
  return { [`h${layer}`]: update.times(h).plus(update.rsub(1).times(candidate)) };
};

const lstmLayer: Layer = ({ state, linear }, layer, below) => {
  const phi = activation("tanh");
  const h = state(`h${layer}`);
  const c = state(`c${layer}`);
  const gate = (name: string) => linear(`${name}${layer}`, h, below);
  const kept = sigmoid(gate("forget")).times(c);
  const memory = kept.plus(sigmoid(gate("inputGate")).times(phi(gate("cell"))));
  return { [`h${layer}`]: sigmoid(gate("output")).times(phi(memory)), [`c${layer}`]: memory };
};

function stacked(name: string, layer: Layer, options: CellOptions): Cell {
  return defineCell(
    name,
    (context) => {
      let below = context.input;
      const next: Record<string, Expression> = {};
      for (let index = 1; index <= Number(context.options["layers"]); index++) {
        const states = layer(context, index, below);
        Object.assign(next, states);
        below = states[`h${index}`];
      }
      context.readout(context.state(`h${context.options["layers"]}`));
      return next;
    },
    options,
  );
}

/**
 * Several recurrent layers as one cell with the states h1, h2, … (c1, c2, … too for the LSTM): in each step, layer k + 1
 * gets layer k's new state as its input, as PyTorch's modules with `num_layers` do; the readout sees the last layer's h.
 *
 * Options: `layers`, default 2; `activation` of the plain RNN, default tanh. There is no constant in any gate.
 * Source: the equations in PyTorch's documentation of nn.RNN, nn.GRU and nn.LSTM.
 */
export const stackedCells: Readonly<Record<TorchModule, Cell>> = {
  RNN: stacked("stackedRnn", rnnLayer, { layers: 2, activation: "tanh" }),
  GRU: stacked("stackedGru", gruLayer, { layers: 2 }),
  LSTM: stacked("stackedLstm", lstmLayer, { layers: 2 }),
};
