import { activation } from "./activation.ts";
import type { Cell } from "./cell.ts";
import { defineCell } from "./define-cell.ts";

/**
 * The vanilla recurrent network, h' = φ(W h + A x + b).
 *
 * Options: `activation` φ, default tanh.
 * Source: Elman, "Finding structure in time", Cognitive Science 14 (1990).
 */
export const vanilla: Cell = defineCell(
  "vanilla",
  ({ state, input, linear, options }) => ({ h: activation(options.activation)(linear("hidden", state("h"), input)) }),
  { activation: "tanh" },
);
