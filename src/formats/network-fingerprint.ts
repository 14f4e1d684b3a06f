import type { Network } from "../network/network.ts";
import { fingerprint } from "../numeric/fingerprint.ts";

/** Digest of the bits of all parameters, in the order of their names: equal weights, equal digest, on any machine. */
export function networkFingerprint(network: Pick<Network, "parameters">): string {
  const names = [...network.parameters.keys()].toSorted();
  return fingerprint(...names.map((name) => network.parameters.get(name)!.data));
}
