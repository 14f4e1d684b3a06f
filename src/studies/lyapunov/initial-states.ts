import type { Network } from "../../network/network.ts";

/** The network's trained initial state for each of `count` trajectories, [count, D]. */
export function initialStates(network: Network, count: number): Float64Array {
  const one = network.cell.states.flatMap((state) => [...(network.parameters.get(`initial.${state}`)?.data ?? [])]);
  return Float64Array.from({ length: count * one.length }, (_, at) => one[at % one.length]);
}
