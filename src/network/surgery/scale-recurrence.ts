import { InvalidInputError } from "../../numeric/errors.ts";
import type { Network } from "../network.ts";
import { changedParameters } from "./changed-parameters.ts";

/**
 * Multiplies every recurrent matrix of a network by a factor, as the gain g of random networks does; input weights,
 * biases and the readout stay. Products are rounded to float32.
 *
 * @param factor any finite number: 1 changes nothing, 0 cuts all connections between units, negative ones turn them round.
 * @throws InvalidInputError for a factor that is not finite, or makes a weight overflow
 */
export function scaleRecurrence(network: Network, factor: number): Network {
  if (!Number.isFinite(factor)) throw new InvalidInputError({ who: "scaleRecurrence", expected: "a finite factor", got: String(factor) });
  return changedParameters(network, ({ role, name }, data) => (role === "recurrent" ? scaled(data, factor, name) : undefined));
}

function scaled(data: Float32Array, factor: number, name: string): Float32Array {
  const changed = data.map((weight) => weight * factor);
  const overflow = changed.findIndex((weight, k) => !Number.isFinite(weight) && Number.isFinite(data[k]));
  if (overflow < 0) return changed;
  throw new InvalidInputError({ who: "scaleRecurrence", expected: "weights that stay finite in float32", got: `${data[overflow]} × ${factor} in ${name}` });
}
