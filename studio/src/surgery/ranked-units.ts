/** Indices of units by falling cost of their lesion; equal ones in their own order. */
export function rankedUnits(costs: readonly number[]): readonly number[] {
  return costs.map((_, unit) => unit).toSorted((a, b) => costs[b] - costs[a]);
}
