import type { TracesFigure } from "../../../figure.ts";
import type { FlipFlopNetwork } from "../population.ts";

/** Outputs over targets through one trial, with the input pulses. */
export function exampleTrial({ name, findings }: FlipFlopNetwork): TracesFigure {
  return {
    kind: "traces",
    id: `flip-flop-trial-${name}`,
    title: name,
    caption: "Each output (thin) over its target (pale) through one trial, and the pulses on its input channel.",
    time: { label: "Time", unit: "steps" },
    value: { label: "Output" },
    rows: findings.pictures.exampleTrial,
  };
}
