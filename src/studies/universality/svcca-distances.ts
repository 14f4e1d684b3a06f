import { populationDistances } from "../../similarity/population-distances.ts";
import { whitenedBasis } from "../../similarity/whitened-basis.ts";
import type { NetworkFindings } from "./findings.ts";

/**
 * Distances between the geometries of networks, 1 − mean canonical correlation between the directions that hold
 * 99 % of the variance of h, as rows of a symmetric matrix in the networks' order.
 */
export function svccaDistances(networks: readonly Pick<NetworkFindings, "samples">[]): number[][] {
  const bases = networks.map(({ samples }) => whitenedBasis(samples, { keep: samples.columns }));
  const distances = populationDistances(bases, { compare: "sufficient" });
  const count = networks.length;
  return networks.map((_, i) => Array.from(distances.subarray(i * count, (i + 1) * count)));
}
