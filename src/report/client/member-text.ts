import type { PopulationData } from "../population-data.ts";

/** The members' factors in words, e.g. `[["architecture", "gru"], …]`. */
export function factorValues({ factors }: PopulationData, member: number): (readonly [string, string])[] {
  return factors.map(({ name, values, codes }) => [name, values[codes[member]]] as const);
}

/** A member and its properties in one line, for screen readers. */
export function memberLine(name: string, properties: readonly (readonly [string, string])[]): string {
  return [name, ...properties.map(([label, value]) => `${label} ${value}`)].join(", ");
}

function countText(count: number): string {
  return count.toLocaleString("en");
}

/** How many members are selected, and how they divide by the colouring factor: `"12 of 3,000 selected: gru 10, lstm 2"`. */
export function selectionLine({ names, factors }: PopulationData, selected: readonly number[], colour: number): string {
  const factor = factors[colour];
  if (selected.length === 0) return `${countText(names.length)} networks`;
  const total = `${countText(selected.length)} of ${countText(names.length)} selected`;
  if (factor === undefined) return total;
  const counts = factor.values.map((value, code) => ({ value, count: selected.filter((member) => factor.codes[member] === code).length }));
  const parts = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count).map(({ value, count }) => `${value} ${countText(count)}`);
  return `${total}: ${parts.join(", ")}`;
}
