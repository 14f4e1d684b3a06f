import type { TableFigure, TracesFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { Provenance, Report } from "../../report-record.ts";
import type { Fit, FitScores } from "./fit-recording.ts";
import type { CircuitRecording } from "./recording.ts";

/** The fit with hints, and the same network trained without them. */
export interface FitsToCompare {
  readonly hinted: Fit;
  readonly plain: Fit;
}

/** A report on a network that was fitted to a recording. */
export function fitReport(recording: CircuitRecording, fits: FitsToCompare, provenance: Provenance): Report {
  const { hinted } = fits;
  const { trials, steps, neurons } = recording;
  return {
    title: "A network fitted to a recording",
    subject: `${trials} trials of ${steps} steps, ${neurons} neurons`,
    summary: [
      `A rate network of ${hinted.network.units} units learned the recorded behaviour with ${hinted.hintNeurons.length} of ${neurons} neurons as hints. ${hinted.heldOutNeurons.length} neurons were never hints and ${hinted.heldOutTrials.length} trials never trained on.`,
      "Beside it stands the same network trained on behaviour alone. R² is that of a linear map from the network's units to the neurons, fitted on the trained trials: what the hints add to held-out neurons is what the network has learned of the circuit beyond its recorded part.",
    ],
    claims: [],
    sections: [
      { title: "Scores", text: "Trained trials show what was learned, held-out trials what it is worth.", columns: 1, figures: [scoresTable(fits)] },
      { title: "Behaviour", text: "Recorded behaviour (target) and the network's output.", columns: 1, figures: [traces(recording, hinted, hinted.heldOutTrials[0])] },
    ],
    provenance,
  };
}

/** Rows of the table of scores: label, then the printed values of the two fits. */
export function scoreRows({ hinted, plain }: FitsToCompare): (readonly [string, string, string])[] {
  const row = (label: string, of: (fit: Fit) => number | null): readonly [string, string, string] => [label, text(of(hinted)), text(of(plain))];
  const rows = (name: string, scores: (fit: Fit) => FitScores) => [
    row(`error of behaviour, ${name} trials`, (fit) => scores(fit).behaviour),
    row(`R² of held-out neurons, ${name} trials`, (fit) => scores(fit).heldOutNeurons),
    row(`R² of hint neurons, ${name} trials`, (fit) => scores(fit).hintNeurons),
  ];
  return [...rows("trained", (fit) => fit.trained), ...rows("held-out", (fit) => fit.heldOut), row("difference left by the chaos check", (fit) => fit.chaosLeft)];
}

function scoresTable(fits: FitsToCompare): TableFigure {
  return {
    kind: "table", id: "scores", title: "Scores", caption: "Errors are Σ(z − f)²/Σf².",
    columns: [{ label: "", align: "left" }, { label: "with hints", align: "right" }, { label: "without hints", align: "right" }],
    rows: scoreRows(fits),
  };
}

function traces({ behaviour, outputs }: CircuitRecording, { runs }: Fit, trial: number): TracesFigure {
  const column = (values: Float64Array, k: number) => values.filter((_, at) => at % outputs === k);
  return {
    kind: "traces", id: "behaviour", title: `Trial ${trial}, held out`, caption: "The network was not trained on this trial.",
    time: { label: "time", unit: "steps" }, value: { label: "behaviour" },
    rows: Array.from({ length: outputs }, (_, k) => ({ label: `output ${k}`, target: column(behaviour[trial], k), output: column(runs[trial].outputs, k), pulses: [] })),
  };
}

function text(value: number | null): string {
  return value === null ? "–" : numberText(value);
}
