import { mean } from "../../../numeric/mean.ts";
import { standardError } from "../../../numeric/standard-error.ts";
import type { Band } from "../../figure.ts";
import type { LinearFindings } from "./findings.ts";
import { averageOverContexts } from "./network-means.ts";
import type { IntegrationNetwork } from "./population.ts";

/** Ranks that are drawn: beyond them spectra are short of interest and curves have settled. */
const drawnRanks = 30;

/**
 * Mean and standard error over networks of a curve of their slow points, one band an architecture (and nonlinearity,
 * where the population has several). Of networks that learned the task and have slow points in both contexts; a single
 * network has no spread.
 */
export function familyBands(networks: readonly IntegrationNetwork[], curveOf: (linear: LinearFindings) => readonly number[]): Band[] {
  const severalActivations = new Set(networks.map(({ activation }) => activation)).size > 1;
  const familyOf = ({ architecture, activation }: IntegrationNetwork): string => (severalActivations ? `${architecture}, ${activation}` : architecture);
  const families = new Map<string, number[][]>();
  for (const network of networks.filter(({ score }) => score.passed)) {
    const curve = averageOverContexts(network.findings, curveOf, drawnRanks);
    if (curve !== undefined) families.set(familyOf(network), [...(families.get(familyOf(network)) ?? []), curve]);
  }
  return [...families].map(([label, curves]) => band(`${label} (${curves.length})`, curves));
}

function band(label: string, curves: readonly (readonly number[])[]): Band {
  const length = Math.min(...curves.map((curve) => curve.length));
  const columns = Array.from({ length }, (_, k) => curves.map((curve) => curve[k]));
  return { label, x: columns.map((_, k) => k + 1), mean: columns.map(mean), spread: columns.map(spread) };
}

/** 0 for a single network. */
function spread(values: readonly number[]): number {
  return values.length < 2 ? 0 : standardError(values);
}
