import type { IntegrationFindings, LinearFindings } from "./findings.ts";

/**
 * The average over both contexts of a curve of the linearised slow points, up to rank `most`; undefined where a context
 * has no slow point.
 */
export function averageOverContexts({ contexts }: Pick<IntegrationFindings, "contexts">, curveOf: (linear: LinearFindings) => readonly number[], most: number): number[] | undefined {
  const curves = contexts.map(({ linear }) => (linear === null ? undefined : curveOf(linear)));
  if (curves.some((curve) => curve === undefined)) return undefined;
  const present = curves.flatMap((curve) => (curve === undefined ? [] : [curve]));
  const length = Math.min(most, ...present.map((curve) => curve.length));
  return Array.from({ length }, (_, k) => present.reduce((sum, curve) => sum + curve[k], 0) / present.length);
}
