import type { Figure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { CircuitFindings, FullForceFindings } from "../findings.ts";

/** How the circuit was built, and what it does. */
export function circuitFigures(findings: FullForceFindings): Figure[] {
  return [descent(findings.circuit), transient(findings.circuit), spectra(findings)];
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

/** The circuit's linearisation beside those of the networks that are drawn. */
function spectra({ circuit, learners }: FullForceFindings): Figure {
  const perSecond = 1000 / 200; // one per time constant of 200 ms
  const drawn = learners.flatMap(({ pictures, settings }) => (pictures === undefined ? [] : [{ pictures, settings }]));
  return {
    kind: "scatter",
    id: "spectra",
    title: "Linearised dynamics: the circuit and the networks that learned from it",
    caption: `Eigenvalues of the linearisation in continuous time, of the circuit at its baseline and of each network at the state that it has two seconds after the first reach (${drawn.map(({ pictures: { restingState, restingSpeed } }) => `root mean square ${numberText(restingState, 2)}, moving by ${numberText(restingSpeed, 2)} a step`).join("; ")}). Eigenvalues that decay faster than 200 per second are left out.`,
    x: { label: "growth", unit: "1/s" },
    y: { label: "frequency", unit: "Hz" },
    groups: [
      { label: "circuit", x: circuit.weights.re.map((part) => perSecond * (part - 1)), y: circuit.weights.im.map((part) => (perSecond * part) / (2 * Math.PI)) },
      ...drawn.slice(0, 7).map(({ pictures: { spectrum }, settings }) => {
        const shown = spectrum.filter(({ growth }) => growth > -200);
        return { label: `τ ${settings.tau} ms, ${settings.recorded} neurons`, x: shown.map(({ growth }) => growth), y: shown.map(({ frequency }) => frequency) };
      }),
    ],
  };
}
