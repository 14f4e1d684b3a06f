import type { Network } from "../../network/network.ts";

/** The network's outputs y = W h + b at a state, in float64; h is the first of its state variables. */
export function readoutAt({ parameters, units, outputs }: Network, state: ArrayLike<number>): number[] {
  const [weight, bias] = ["readout.weight", "readout.bias"].map((name) => parameters.get(name)?.data ?? new Float32Array(outputs * units));
  return Array.from({ length: outputs }, (_, output) => {
    let sum = bias[output];
    for (let i = 0; i < units; i++) sum += weight[output * units + i] * state[i];
    return sum;
  });
}
