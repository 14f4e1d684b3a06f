// A cell of your own, for `nullcline train flip-flop --cell ./examples/my-cell.mjs`.
import { defineCell, sigmoid, tanh } from "nullcline";

/** Every unit learns its own time constant: h' = a ⊙ h + (1 − a) ⊙ tanh(W h + U x + b) with a = σ(memory). */
export default defineCell("ownTimeConstants", ({ state, input, linear, parameter }) => {
  const h = state("h");
  const keep = sigmoid(parameter("memory", -1));
  return { h: keep.times(h).plus(keep.rsub(1).times(tanh(linear("drive", h, input)))) };
});
