import type { Figure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";

const SCORES: readonly { readonly label: string; readonly of: (record: LearnerRecord) => number | null }[] = [
  { label: "error trained", of: ({ scores }) => scores.trainedError },
  { label: "error held out", of: ({ scores }) => scores.heldOutError },
  { label: "error jittered cues", of: ({ scores }) => scores.noisyCueError },
  { label: "error noisy state", of: ({ scores }) => scores.noisyStateError },
  { label: "mean ρ trained", of: ({ scores }) => scores.trained.meanCorrelation },
  { label: "mean ρ held out", of: ({ scores }) => scores.heldOut.meanCorrelation },
  { label: "captured", of: ({ scores }) => scores.trained.captured },
  { label: "captured, recorded", of: ({ scores }) => scores.trained.capturedRecorded },
  { label: "captured, unrecorded", of: ({ scores }) => scores.trained.capturedUnrecorded },
  { label: "captured of the network", of: ({ scores }) => scores.trained.capturedOfLearner },
  { label: "R² of the map", of: ({ scores }) => scores.linearMap.all },
];

/** All kinds of networks, mean and standard deviation over seeds. */
export function networksTable(findings: FullForceFindings): Figure {
  const { rows, recorded, sweep } = findings.profile;
  const counts = [...new Set([0, recorded, ...sweep.recorded])].toSorted((a, b) => a - b);
  const kinds = rows.flatMap((row) => counts.map((count) => ({ name: `${rowName(row)}, ${count} neurons`, wanted: { ...row, recorded: count } })));
  return table(findings, "networks", "Networks by settings and number of recorded neurons", "Mean ± standard deviation over seeds. Errors are Σ(z − f)²/Σf² over the movement; captured is the share of the circuit's variance on the first five canonical variables.", kinds);
}

/** The controls. */
export function controlsTable(findings: FullForceFindings): Figure {
  const { rows: [row], recorded } = findings.profile;
  return table(findings, "controls", "Controls", "Hints as recorded, each neuron's hint shifted in time in a circle, no hints, and FORCE, which learns the readout alone.", [
    { name: "hints", wanted: { ...row, recorded } },
    { name: "shifted hints", wanted: { ...row, recorded, method: "shifted-hints" } },
    { name: "no hints", wanted: { ...row, recorded: 0 } },
    { name: "FORCE", wanted: { ...row, recorded: 0, method: "force" } },
  ]);
}

/** Other hints. */
export function sweepTable(findings: FullForceFindings): Figure {
  const { rows: [row], recorded, sweep } = findings.profile;
  return table(findings, "sweep", "Recorded neurons, scale and decay of the hints", "The seeds of the usual hints include those of the others.", [
    { name: "usual hints", wanted: { ...row, recorded } },
    ...sweep.recorded.map((count) => ({ name: `${count} neurons`, wanted: { ...row, recorded: count } })),
    ...sweep.scales.map((hintScale) => ({ name: `scale ${hintScale}`, wanted: { ...row, recorded, hintScale } })),
    ...sweep.decays.map((hintDecay) => ({ name: hintDecay === 0 ? "no decay" : `decay over ${hintDecay} steps`, wanted: { ...row, recorded, hintDecay } })),
  ]);
}

/** The tasks of full-FORCE's demonstration. */
export function unitTestTable({ unitTests }: FullForceFindings): Figure {
  const columns: TableFigure["columns"] = [{ label: "task", align: "left" }, { label: "rule", align: "left" }, { label: "units", align: "right" }, { label: "trials", align: "right" }, { label: "error", align: "right" }];
  return {
    kind: "table", id: "unit-tests", title: "Full-FORCE and FORCE on the tasks of full-FORCE's demonstration", caption: "Σ(z − f)²/Σf² of the trained network on fresh trials; g = 1.5, τ = 10 ms, α = 1.",
    columns, rows: unitTests.map(({ test, method, error }) => [test.task, method, String(test.units), String(test.trials), numberText(error)]),
  };
}

function table(findings: FullForceFindings, id: string, title: string, caption: string, kinds: readonly { readonly name: string; readonly wanted: Partial<LearnerSettings> }[]): Figure {
  const filled = kinds.map(({ name, wanted }) => ({ name, records: recordsWith(findings, wanted) })).filter(({ records }) => records.length > 0);
  return {
    kind: "table", id, title, caption,
    columns: [{ label: "networks", align: "left" }, { label: "seeds", align: "right" }, ...SCORES.map(({ label }) => ({ label, align: "right" as const }))],
    rows: filled.map(({ name, records }) => [name, String(records.length), ...SCORES.map(({ of }) => cell(records.map(of)))]),
  };
}

function cell(values: readonly (number | null)[]): string {
  const there = values.filter((value) => value !== null);
  const { mean, spread } = meanAndSpread(there);
  return there.length === 0 ? "–" : `${numberText(mean)} ± ${numberText(spread, 2)}`;
}
