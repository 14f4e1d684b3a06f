import type { Figure } from "../../figure.ts";
import type { CircuitFindings, FullForceFindings } from "../findings.ts";

/** How the circuit was built, and what it does. */
export function circuitFigures(findings: FullForceFindings): Figure[] {
  return [descent(findings.circuit), transient(findings.circuit)];
}

function descent({ abscissas, steps }: CircuitFindings): Figure {
  return {
    kind: "curves",
    id: "descent",
    title: "Stabilisation",
    caption: `Largest real part of the weights' eigenvalues through ${steps} steps of the optimisation of inhibition; below 1 the circuit is stable.`,
    x: { label: "steps" },
    y: { label: "spectral abscissa", scale: "log" },
    series: [{ label: "spectral abscissa", x: abscissas.map((_, step) => step), y: abscissas }],
    thresholds: [{ value: 1, label: "stable below" }],
  };
}

function transient({ transient: rates }: CircuitFindings): Figure {
  return {
    kind: "curves",
    id: "transient",
    title: "The transient that a prepared state starts",
    caption: "Root mean square over neurons of the rate relative to baseline, from the go cue on, for the first direction.",
    x: { label: "time after go", unit: "ms" },
    y: { label: "rate", unit: "Hz" },
    series: [{ label: "root mean square rate", x: rates.map((_, t) => t), y: rates }],
  };
}
