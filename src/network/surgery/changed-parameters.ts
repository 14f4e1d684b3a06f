import { networkLayout, type Network } from "../network.ts";
import type { ParameterSlot } from "../parameters.ts";

/**
 * A network in which some parameters have new values; all others, the masks and what is frozen are shared with the old one.
 * @param change returns the new values of a parameter, or `undefined` to leave it as it is; it must not write into the old ones.
 */
export function changedParameters(network: Network, change: (slot: ParameterSlot, data: Float32Array) => Float32Array | undefined): Network {
  const parameters = new Map(network.parameters);
  for (const slot of networkLayout(network.cell, network).slots) {
    const { shape, data } = network.parameters.get(slot.name)!;
    const changed = change(slot, data);
    if (changed !== undefined) parameters.set(slot.name, { shape, data: changed });
  }
  return { ...network, parameters };
}
