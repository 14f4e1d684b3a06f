import { fingerprint } from "../numeric/fingerprint.ts";
import type { Figure } from "../studies/figure.ts";

/** Keys in alphabetical order, typed arrays as plain ones, and no details of members, which the picture does not show. */
function canonical(key: string, value: unknown): unknown {
  if (key === "detail") return undefined;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A short name for the data that a figure draws: figures of equal data have equal fingerprints, whatever the order
 * of their keys and the type of their arrays. Of a population it covers names, factors and positions.
 */
export function figureFingerprint(figure: Figure): string {
  return fingerprint(new TextEncoder().encode(JSON.stringify(figure, canonical)));
}
