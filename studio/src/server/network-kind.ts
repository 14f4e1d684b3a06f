import type { PopulationFactor } from "@nullcline/report/population-data.ts";

/**
 * The kind of each network: what it has in common with its replicates, which differ from it by their seed only.
 *
 * @param settings factors of all settings but the seed, codes one a network.
 * @returns a factor whose values are the kinds, e.g. `"GRU · tanh"`, in the order of their settings' values.
 */
export function networkKind(settings: readonly PopulationFactor[], members: number): PopulationFactor {
  const keys = Array.from({ length: members }, (_, member) => settings.map(({ codes }) => codes[member]));
  const textOf = (key: readonly number[]): string => key.map((code, index) => settings[index].values[code]).join(" · ");
  const ordered = keys.toSorted(compareCodes);
  const values = [...new Set(ordered.map(textOf))];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { name: "kind", values, codes: keys.map((key) => codeOf.get(textOf(key)) ?? 0) };
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((code, at) => code !== b[at]);
  return index < 0 ? 0 : a[index] - b[index];
}
