import { InvalidInputError } from "../numeric/errors.ts";
import { activation } from "./activation.ts";
import type { Cell } from "./cell.ts";
import { defineCell } from "./define-cell.ts";
import { sigmoid } from "./expression.ts";

/**
 * The gated recurrent unit: u = σ(update + β), r = σ(reset), h' = u ⊙ h + (1 − u) ⊙ c, where u keeps the old state.
 *
 * Options:
 * - `reset`: where the reset acts. "before" the matrix (default, as in the papers), c = φ(W (r ⊙ h) + A x + b);
 *   or "after" it (as in PyTorch's nn.GRU), c = φ(A x + b + r ⊙ (W h + d)).
 * - `activation` φ, default tanh; `gateBias` β, default 1, so that untrained units are slow.
 * Source: Cho et al., "Learning phrase representations using RNN encoder–decoder", EMNLP 2014.
 */
export const gru: Cell = defineCell(
  "gru",
  ({ state, input, linear, options }) => {
    if (options.reset !== "before" && options.reset !== "after") {
      throw new InvalidInputError({ who: "cell gru", expected: `reset "before" or "after" the matrix`, got: JSON.stringify(options.reset) });
    }
    const h = state("h");
    const keep = sigmoid(linear("update", h, input).plus(options.gateBias));
    const reset = sigmoid(linear("reset", h, input));
    const drive =
      options.reset === "before"
        ? linear("candidate", reset.times(h), input)
        : linear("candidate", input).plus(reset.times(linear("candidateRecurrent", h)));
    const candidate = activation(options.activation)(drive);
    return { h: keep.times(h).plus(keep.rsub(1).times(candidate)) };
  },
  { activation: "tanh", reset: "before", gateBias: 1 },
);
