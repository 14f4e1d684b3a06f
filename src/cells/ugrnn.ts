import { activation } from "./activation.ts";
import type { Cell } from "./cell.ts";
import { defineCell } from "./define-cell.ts";
import { sigmoid } from "./expression.ts";

/**
 * The update-gate network: g = σ(gate + β), h' = g ⊙ h + (1 − g) ⊙ φ(candidate). The gate keeps the old state.
 *
 * Options: `activation` φ, default tanh; `gateBias` β, default 1, so that untrained units are slow (σ(1) = 0.73).
 * Source: Collins, Sohl-Dickstein & Sussillo, "Capacity and trainability in recurrent neural networks", ICLR 2017.
 */
export const ugrnn: Cell = defineCell(
  "ugrnn",
  ({ state, input, linear, options }) => {
    const h = state("h");
    const keep = sigmoid(linear("gate", h, input).plus(options.gateBias));
    const candidate = activation(options.activation)(linear("candidate", h, input));
    return { h: keep.times(h).plus(keep.rsub(1).times(candidate)) };
  },
  { activation: "tanh", gateBias: 1 },
);
