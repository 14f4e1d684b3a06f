import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import type { FixedPointFinding } from "../findings.ts";
import type { FlipFlopNetwork } from "../population.ts";
import { taskDistance } from "../task-points.ts";
import { decisionThreshold, labelText } from "../memory-label.ts";

/** Every fixed point of a network, one a row. */
export function fixedPointTable({ name, findings: { fixedPoints } }: FlipFlopNetwork): TableFigure {
  return {
    kind: "table",
    id: `flip-flop-points-${name}`,
    title: name,
    caption: `Fixed points under zero input. q is half the squared step at the point; the error radius bounds its distance from the true fixed point. Leading |λ|, time constant and frequency are those of the eigenvalue of largest modulus. Distance is that from the visited states, whose root mean square is 1; points beyond ${taskDistance} play no part in the task. Hits count the seeds that ended at the point. Outputs are signs, 0 within ±${decisionThreshold}. The last column is what the memories that a saddle leads to agree on, 0 where they do not.`,
    columns: [
      { label: "#", align: "right" },
      { label: "Unstable dims", align: "right" },
      { label: "Stability", align: "left" },
      { label: "q", align: "right" },
      { label: "Error radius", align: "right" },
      { label: "Leading |λ|", align: "right" },
      { label: "Time constant", unit: "steps", align: "right" },
      { label: "Frequency", unit: "rad/step", align: "right" },
      { label: "Distance", align: "right" },
      { label: "Hits", align: "right" },
      { label: "Outputs", align: "left" },
      { label: "Leads to", align: "left" },
    ],
    rows: fixedPoints.map(row),
  };
}

function row(point: FixedPointFinding, index: number): string[] {
  const { modulus, timeConstant, frequency } = point.leading;
  return [
    String(index + 1),
    String(point.unstableDimensions),
    point.stability,
    numberText(point.q, 2),
    numberText(point.errorRadius ?? Infinity, 2),
    modulus.toFixed(4),
    numberText(timeConstant ?? Infinity),
    numberText(frequency),
    point.distance.toFixed(2),
    String(point.hits),
    labelText(point.label),
    point.leadsTo === null ? "–" : labelText(point.leadsTo),
  ];
}
