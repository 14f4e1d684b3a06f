import type { HeldReading } from "../../../dynamics/line-attractor/slowest-states.ts";
import type { Network } from "../../../network/network.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";

/**
 * A network's single output as a reading y = w·x + b of its whole state x [D]: w is zero for state variables that the
 * readout does not see, such as an LSTM's cell state.
 *
 * @param dimension D.
 * @throws InvalidInputError for a network with another number of outputs, or without a linear readout.
 */
export function outputReading({ parameters, units, outputs }: Network, dimension: number): Required<HeldReading> {
  const [weight, bias] = ["readout.weight", "readout.bias"].map((name) => parameters.get(name)?.data);
  if (outputs !== 1 || weight === undefined || bias === undefined) {
    throw new InvalidInputError({ who: "integration study", expected: "a network with one linearly read output", got: `${outputs} outputs` });
  }
  const weights = new Float64Array(dimension);
  weights.set(weight.subarray(0, units));
  return { weights, bias: bias[0] };
}

/** w·x + b. */
export function readAt({ weights, bias }: Required<HeldReading>, state: ArrayLike<number>): number {
  return weights.reduce((sum, weight, i) => sum + weight * state[i], bias);
}
