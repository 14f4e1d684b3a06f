import { jaccardDistance } from "../../../similarity/graph-distances.ts";
import { adjacency } from "./line-graph.ts";
import type { ContextFindings, IntegrationFindings } from "./findings.ts";

/** Share of the edges in which a context's graph differs from the path that a line is, in [0, 1] (Jaccard distance). */
export function distanceFromPath(context: Pick<ContextFindings, "values" | "shape">): number {
  const edges = context.values.slice(1).map((_, k) => [k, k + 1] as const);
  return jaccardDistance(adjacency(context), adjacency({ values: context.values, shape: { edges } }));
}

/** How far the output would drift through a trial, on average over the line, as a share of the range of held values. */
export function driftShare({ values, drift }: Pick<ContextFindings, "values" | "drift">, steps: IntegrationFindings["steps"]): number {
  const mean = drift.reduce((sum, change) => sum + Math.abs(change), 0) / drift.length;
  return (mean * steps) / (values[values.length - 1] - values[0]);
}
