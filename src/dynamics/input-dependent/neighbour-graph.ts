import { wholeNumber } from "../number-checks.ts";
import { pointDistances } from "./point-distances.ts";

/**
 * Graph of points that are among each other's nearest: entry (i, j) of the adjacency [P, P] is 1 where j is one of the
 * `neighbours` points nearest to i and i one of those nearest to j. Equal distances go to the lower index.
 *
 * Of input-dependent fixed points in the order of their inputs, the ideal is the path 0 – 1 – 2 – …, which both-sided
 * neighbours of evenly spaced points give; one-sided ones would add a chord at each end.
 *
 * @param points one fixed point for each input, in the order of the inputs, each [D].
 * @param neighbours default 2, one on each side of a curve.
 * @throws InvalidInputError for points that do not fit each other, or no more than `neighbours` of them.
 *
 * @example
 * neighbourGraph(points.map(({ state }) => state));
 */
export function neighbourGraph(points: readonly Float64Array[], neighbours = 2): Uint8Array {
  const who = "neighbourGraph";
  wholeNumber(`${who}.neighbours`, neighbours, 1);
  const distances = pointDistances(who, points, neighbours + 1);
  const P = points.length;
  const chosen = new Uint8Array(P * P);
  for (let i = 0; i < P; i++) {
    const others = Array.from(points, (_, j) => j).filter((j) => j !== i);
    const nearest = others.toSorted((a, b) => distances[i * P + a] - distances[i * P + b] || a - b);
    for (const j of nearest.slice(0, neighbours)) chosen[i * P + j] = 1;
  }
  return chosen.map((edge, at) => edge & chosen[(at % P) * P + Math.floor(at / P)]);
}
