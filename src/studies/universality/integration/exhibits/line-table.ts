import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import type { ContextFindings, LineFixedPoint } from "../findings.ts";
import { distanceFromPath, driftShare } from "../line-quality.ts";
import type { IntegrationNetwork } from "../population.ts";

/** How good a line each network has, a row for each of its contexts. */
export function lineTable(networks: readonly IntegrationNetwork[]): TableFigure {
  return {
    kind: "table",
    id: "integration-lines",
    title: "Lines",
    caption: "For each of the held values the slowest state that the output reads it from, found from a visited state with the context input on and the streams silent. Held are those that would move by at most a quarter of the line's length in the course of a trial, slow points those with q = ½‖F(x) − x‖² within the tolerance. PC1 is the first principal component's share of the states' variance; order the rank correlation of value and position along the curve; misplaced the share of nearest-neighbour edges among the held ones that a whole line has and these have not, or the reverse. Drift is the mean change of the output through a trial, as a share of the range of values. Fixed points are the true ones on the line by rising output, with their numbers of unstable dimensions; in brackets those that the search reached beyond it. Probe r is the correlation of position along the line and integral, distance how far probe trajectories run from the line, in its lengths.",
    columns: [
      { label: "Network", align: "left" },
      { label: "Context", align: "left" },
      { label: "Held", align: "right" },
      { label: "Slow points", align: "right" },
      { label: "PC1", unit: "%", align: "right" },
      { label: "Order", align: "right" },
      { label: "Misplaced", unit: "%", align: "right" },
      { label: "Drift", unit: "%", align: "right" },
      { label: "Fixed points", align: "left" },
      { label: "Probe r", align: "right" },
      { label: "Distance", align: "right" },
    ],
    rows: networks.flatMap(({ name, findings: { contexts, steps } }) => contexts.map((context) => row(name, context, steps))),
  };
}

function row(name: string, context: ContextFindings, steps: number): string[] {
  const { shape, slowPoints, values, fixedPoints, probes } = context;
  return [
    name,
    context.context,
    `${shape.held.filter((held) => held).length} of ${values.length}`,
    `${slowPoints} of ${values.length}`,
    numberText(100 * (shape.straightness ?? NaN)),
    numberText(shape.order ?? NaN, 4),
    numberText(100 * distanceFromPath(context), 2),
    numberText(100 * driftShare(context, steps), 2),
    fixedPoints.map(pointText).join("  ") || "–",
    numberText(probes.tracking ?? NaN),
    numberText(probes.distance, 2),
  ];
}

function pointText({ output, unstableDimensions, onLine }: LineFixedPoint): string {
  const text = `${unstableDimensions} at ${output.toFixed(2).replace("-", "−")}`;
  return onLine ? text : `(${text})`;
}
