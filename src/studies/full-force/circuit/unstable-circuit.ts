import type { RandomStream } from "../../../numeric/random.ts";
import { shuffledOrder } from "../../../similarity/shuffled-order.ts";
import type { CircuitOptions } from "./circuit-options.ts";

/**
 * The random circuit that is then stabilised: weights [N, N] with exactly round(p·N·(N − 1)) connections, none to itself.
 * Excitatory weights are ω₀/√N, inhibitory ones −γ·ω₀/√N with ω₀ = √2·R/√(p(1 − p)(1 + γ²)), so that the spectrum has about radius R.
 *
 * Source: Hennequin, Vogels & Gerstner, Neuron 82 (2014), as in the code of Stroud et al. (2018).
 */
export function unstableCircuit({ neurons, density, radius, inhibition }: CircuitOptions, stream: RandomStream): Float64Array {
  const size = (Math.SQRT2 * radius) / Math.sqrt(density * (1 - density) * (1 + inhibition * inhibition) * neurons);
  const places = neurons * (neurons - 1);
  const weights = new Float64Array(neurons * neurons);
  for (const place of shuffledOrder(places, stream).subarray(0, Math.round(density * places))) {
    const [row, other] = [Math.floor(place / (neurons - 1)), place % (neurons - 1)];
    const column = other < row ? other : other + 1;
    weights[row * neurons + column] = column < neurons / 2 ? size : -inhibition * size;
  }
  return weights;
}
