import { median } from "../../../numeric/median.ts";
import type { Figure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { ApartAtEnd, LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";

/** A measured number of networks, as a column. */
interface Score {
  readonly label: string;
  readonly of: (record: LearnerRecord) => number;
  /** Digits after the point, for shares and correlations; by default significant digits. */
  readonly decimals?: number;
}

const LINEAR_MAP: Score = { label: "R² of the map", of: ({ scores }) => scores.linearMap.all };

const ERRORS: readonly Score[] = [
  { label: "error trained", of: ({ scores }) => scores.trainedError },
  { label: "error held out", of: ({ scores }) => scores.heldOutError },
  { label: "error jittered cues", of: ({ scores }) => scores.noisyCueError },
  { label: "error noisy state", of: ({ scores }) => scores.noisyStateError },
  LINEAR_MAP,
];

const RESEMBLANCE: readonly Score[] = [
  { label: "mean ρ trained", of: ({ scores }) => scores.trained.meanCorrelation, decimals: 3 },
  { label: "mean ρ held out", of: ({ scores }) => scores.heldOut.meanCorrelation, decimals: 3 },
  { label: "captured", of: ({ scores }) => scores.trained.captured, decimals: 3 },
  { label: "captured, recorded", of: ({ scores }) => scores.trained.capturedRecorded, decimals: 3 },
  { label: "captured, unrecorded", of: ({ scores }) => scores.trained.capturedUnrecorded, decimals: 3 },
  { label: "captured of network", of: ({ scores }) => scores.trained.capturedOfLearner, decimals: 3 },
];

/** Columns of tables that compare a few kinds of networks. */
const BOTH: readonly Score[] = [...ERRORS.slice(0, 3), ...RESEMBLANCE.filter(({ label }) => ["captured", "captured, unrecorded"].includes(label)), LINEAR_MAP];

/** All kinds of networks, mean and standard deviation over seeds: their errors, and how they resemble the circuit. */
export function networksTables(findings: FullForceFindings): Figure[] {
  const { rows, recorded, sweep } = findings.profile;
  const counts = [...new Set([0, recorded, ...sweep.recorded])].toSorted((a, b) => a - b);
  const kinds = rows.flatMap((row) => counts.map((count) => ({ name: `${rowName(row)}, ${count} neurons`, wanted: { ...row, recorded: count } })));
  return [
    table(findings, { id: "network-errors", title: "Errors by settings and number of recorded neurons", caption: "Mean ± standard deviation over seeds of Σ(z − f)²/Σf² over the movement: in the trained directions, between them, at jittered cues, and from a disturbed state; and R² of a linear map from network to circuit, fitted in the trained directions and scored between them.", scores: ERRORS }, kinds),
    table(findings, { id: "networks", title: "Resemblance by settings and number of recorded neurons", caption: "Mean ± standard deviation over seeds. ρ is the mean of the first five canonical correlations; captured is the share of the circuit's variance on these variables, of all, the recorded and the unrecorded neurons, and the share of the network's own.", scores: RESEMBLANCE }, kinds),
  ];
}

/** The controls. */
export function controlsTable(findings: FullForceFindings): Figure {
  const { rows: [row], recorded } = findings.profile;
  return table(findings, { id: "controls", title: "Controls", caption: "Hints as recorded, each neuron's hint shifted in time in a circle, no hints, and FORCE, which learns the readout alone.", scores: BOTH }, [
    { name: "hints", wanted: { ...row, recorded } },
    { name: "shifted hints", wanted: { ...row, recorded, method: "shifted-hints" } },
    { name: "no hints", wanted: { ...row, recorded: 0 } },
    { name: "FORCE", wanted: { ...row, recorded: 0, method: "force" } },
  ]);
}

/** Other hints. */
export function sweepTable(findings: FullForceFindings): Figure {
  const { rows: [row], recorded, sweep } = findings.profile;
  return table(findings, { id: "sweep", title: "Recorded neurons, scale and decay of the hints", caption: "The seeds of the usual hints include those of the others.", scores: BOTH }, [
    { name: "usual hints", wanted: { ...row, recorded } },
    ...sweep.recorded.map((count) => ({ name: `${count} neurons`, wanted: { ...row, recorded: count } })),
    ...sweep.scales.map((hintScale) => ({ name: `scale ${hintScale}`, wanted: { ...row, recorded, hintScale } })),
    ...sweep.decays.map((hintDecay) => ({ name: hintDecay === 0 ? "no decay" : `decay over ${hintDecay} steps`, wanted: { ...row, recorded, hintDecay } })),
  ]);
}

/** How far two copies of the generating network are apart at the end of a trial. */
export function chaosTable(findings: FullForceFindings): TableFigure {
  const { rows, recorded } = findings.profile;
  const kinds = rows.flatMap((row) => [0, recorded].map((count) => ({ name: `${rowName(row)}, ${count} neurons`, checks: recordsWith(findings, { ...row, recorded: count }).flatMap(({ chaos }) => (chaos === undefined ? [] : [chaos])) })));
  return {
    kind: "table", id: "chaos", title: "Is the generating network a function of the trial?",
    caption: "Two copies of the network that generates targets, started 0.1 a unit apart: the share of their first distance that is left at the end of a trial. Suppressed: less than a third, and not further apart than halfway through the trial.",
    columns: [{ label: "networks", align: "left" }, ...["seeds", "median share left", "largest share left", "below a third", "suppressed"].map((label) => ({ label, align: "right" as const }))],
    rows: kinds.filter(({ checks }) => checks.length > 0).map(({ name, checks }) => [
      name, String(checks.length), numberText(median(shares(checks)), 2), numberText(Math.max(...shares(checks)), 2),
      ...[shares(checks).filter((share) => share < 1 / 3), checks.filter(({ suppressed }) => suppressed)].map((those) => `${those.length} of ${checks.length}`),
    ]),
  };
}

function shares(checks: readonly ApartAtEnd[]): number[] {
  return checks.map(({ start, end }) => end / start);
}

/** The tasks of full-FORCE's demonstration. */
export function unitTestTable({ unitTests }: FullForceFindings): Figure {
  const columns: TableFigure["columns"] = [{ label: "task", align: "left" }, { label: "rule", align: "left" }, { label: "units", align: "right" }, { label: "trials", align: "right" }, { label: "longest", unit: "ms", align: "right" }, { label: "error", align: "right" }];
  return {
    kind: "table", id: "unit-tests", title: "Full-FORCE and FORCE on the tasks of full-FORCE's demonstration", caption: "Σ(z − f)²/Σf² of the trained network on fresh trials; g = 1.5, τ = 10 ms, α = 1. Longest: the length of an oscillation, or the longest interval of ready-set-go, which is learned and scored until the response has ended.",
    columns, rows: unitTests.map(({ test, method, error }) => [test.task, method, String(test.units), String(test.trials), String(test.length), numberText(error)]),
  };
}

function table(findings: FullForceFindings, { scores, ...frame }: { readonly id: string; readonly title: string; readonly caption: string; readonly scores: readonly Score[] }, kinds: readonly { readonly name: string; readonly wanted: Partial<LearnerSettings> }[]): Figure {
  const filled = kinds.map(({ name, wanted }) => ({ name, records: recordsWith(findings, wanted) })).filter(({ records }) => records.length > 0);
  return {
    kind: "table", ...frame,
    columns: [{ label: "networks", align: "left" }, { label: "seeds", align: "right" }, ...scores.map(({ label }) => ({ label, align: "right" as const }))],
    rows: filled.map(({ name, records }) => [name, String(records.length), ...scores.map(({ of, decimals }) => cell(records.map(of), decimals))]),
  };
}

function cell(values: readonly number[], decimals: number | undefined): string {
  const there = values.filter((value) => !Number.isNaN(value));
  const { mean, spread } = meanAndSpread(there);
  if (there.length === 0) return "–";
  return decimals === undefined ? `${numberText(mean)} ± ${numberText(spread, 2)}` : `${mean.toFixed(decimals)} ± ${spread.toFixed(decimals)}`;
}
