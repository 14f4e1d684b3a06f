import { activation } from "./activation.ts";
import type { Cell } from "./cell.ts";
import { defineCell } from "./define-cell.ts";
import { sigmoid } from "./expression.ts";

/**
 * Long short-term memory: c' = σ(forget + β) ⊙ c + σ(inputGate) ⊙ φ(cell), h' = σ(output) ⊙ φ(c').
 * The full state is (h, c); the readout sees h.
 *
 * Options: `activation` φ, default tanh; `forgetBias` β, default 1, so that memory lasts before training.
 * Source: Hochreiter & Schmidhuber, Neural Computation 9 (1997); forget gate of Gers et al. (2000).
 */
export const lstm: Cell = defineCell(
  "lstm",
  ({ state, input, linear, options }) => {
    const phi = activation(options.activation);
    const h = state("h");
    const c = state("c");
    const inputGate = sigmoid(linear("inputGate", h, input));
    const forget = sigmoid(linear("forget", h, input).plus(options.forgetBias));
    const candidate = phi(linear("cell", h, input));
    const output = sigmoid(linear("output", h, input));
    const memory = forget.times(c).plus(inputGate.times(candidate));
    return { h: output.times(phi(memory)), c: memory };
  },
  { activation: "tanh", forgetBias: 1 },
);
