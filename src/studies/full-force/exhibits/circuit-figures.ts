import type { CurvesFigure, Figure } from "../../figure.ts";
import type { CircuitFindings, FullForceFindings } from "../findings.ts";
import { MOST_DRAWN } from "./most-drawn.ts";

/** How the circuits were built, and what they do. */
export function circuitFigures({ circuits }: FullForceFindings): Figure[] {
  return [descent(circuits), transient(circuits)];
}

function descent(circuits: readonly CircuitFindings[]): Figure {
  const steps = circuits.map((circuit) => circuit.steps);
  return {
    kind: "curves",
    id: "descent",
    title: "Stabilisation",
    caption: `Largest real part of the weights' eigenvalues through ${steps.join(", ")} steps of the optimisation of inhibition, one line a circuit; below 1 it is stable.`,
    x: { label: "steps" },
    y: { label: "spectral abscissa", scale: "log" },
    series: seriesOf(circuits, ({ abscissas }) => abscissas),
    thresholds: [{ value: 1, label: "stable below" }],
  };
}

function transient(circuits: readonly CircuitFindings[]): Figure {
  return {
    kind: "curves",
    id: "transient",
    title: "The transient that a prepared state starts",
    caption: "Root mean square over neurons of the rate relative to baseline, from the go cue on, for the first direction; one line a circuit.",
    x: { label: "time after go", unit: "ms" },
    y: { label: "rate", unit: "Hz" },
    series: seriesOf(circuits, (circuit) => circuit.transient),
  };
}

function seriesOf(circuits: readonly CircuitFindings[], valuesOf: (circuit: CircuitFindings) => readonly number[]): CurvesFigure["series"] {
  return circuits.slice(0, MOST_DRAWN).map((circuit, k) => ({ label: `circuit ${k + 1}`, x: valuesOf(circuit).map((_, at) => at), y: valuesOf(circuit) }));
}
