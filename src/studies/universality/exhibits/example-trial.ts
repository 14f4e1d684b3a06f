import type { TracesFigure } from "../../figure.ts";
import type { NetworkFindings } from "../findings.ts";

/** Outputs over targets through one trial, with the input pulses. */
export function exampleTrial({ name, exampleTrial: rows }: NetworkFindings): TracesFigure {
  return {
    kind: "traces",
    id: `trial-${name}`,
    title: name,
    caption: "One evaluation trial, the same for every network: each output (thin line) over its target (pale line), with the pulses of its input channel as triangles. Every channel begins with a pulse.",
    time: { label: "Time", unit: "steps" },
    value: { label: "Output" },
    rows,
  };
}
