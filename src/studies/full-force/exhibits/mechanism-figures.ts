import type { Figure, ScatterGroup, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, examinedRecords, meanAnswer, pairedBySeed, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import type { LinearMode } from "../mechanism/linear-modes.ts";
import { decays, type Exponents, type Mechanism } from "../mechanism/measure-mechanism.ts";
import type { RestingPoints } from "../mechanism/resting-points.ts";
import { MOST_DRAWN } from "./most-drawn.ts";

/** How the circuit and the networks compute, side by side: in pictures. */
export function mechanismFigures(findings: FullForceFindings): Figure[] {
  return [
    spectrum(findings, "movement-modes", "Modes of the movement", "Linearisation averaged over all movements", ({ movementModes }) => movementModes),
    spectrum(findings, "rest-modes", "Modes after the movement", "Linearisation at the state two seconds after the first movement", ({ restModes }) => restModes),
    answersFigure(findings),
  ];
}

/** The same in numbers. */
export function mechanismTables(findings: FullForceFindings): Figure[] {
  return [modesTable(findings), exponentsTable(findings), pointsTable(findings)];
}

/** A system that is drawn: the first circuit, or a network that pictures were kept of, which learned from it. */
interface Drawn {
  readonly name: string;
  readonly mechanism: Mechanism & { readonly points?: RestingPoints };
}

function drawnSystems({ circuits, learners }: FullForceFindings): Drawn[] {
  const networks = learners.flatMap(({ mechanism, pictures, settings }) => (mechanism === undefined || pictures === undefined ? [] : [{ name: `τ ${settings.tau} ms, ${hintsText(settings.recorded)}`, mechanism }]));
  return [{ name: "circuit", mechanism: circuits[0].mechanism }, ...networks].slice(0, MOST_DRAWN);
}

function hintsText(recorded: number): string {
  return recorded === 0 ? "no hints" : `${recorded} neurons`;
}

function spectrum(findings: FullForceFindings, id: string, title: string, what: string, modesOf: (mechanism: Mechanism) => readonly LinearMode[]): Figure {
  const groups: ScatterGroup[] = drawnSystems(findings).map(({ name, mechanism }) => ({ label: name, x: modesOf(mechanism).map(({ growth }) => growth), y: modesOf(mechanism).map(({ frequency }) => frequency) }));
  return {
    kind: "scatter", id, title,
    caption: `${what}, without input: the twenty slowest modes of the first circuit and of one network of each kind that learned from it, as growth (the time constant is −1/growth) and frequency in continuous time.`,
    x: { label: "growth", unit: "1/s" }, y: { label: "frequency", unit: "Hz" }, groups,
  };
}

const LEADING = 5;

/** Time constants and frequencies of the leading modes. */
function modesTable(findings: FullForceFindings): TableFigure {
  const systems = drawnSystems(findings);
  return {
    kind: "table", id: "leading-modes", title: "The slowest modes of the movement",
    caption: "Time constant and frequency of the slowest modes of the linearisation averaged over all movements; 0 Hz is a real eigenvalue, ∞ one that does not decay.",
    columns: [{ label: "system", align: "left" }, ...Array.from({ length: LEADING }, (_, k) => ({ label: `mode ${k + 1}`, align: "right" as const }))],
    rows: systems.map(({ name, mechanism }) => [name, ...Array.from({ length: LEADING }, (_, k) => modeText(mechanism.movementModes[k]))]),
  };
}

function modeText(mode: LinearMode | undefined): string {
  if (mode === undefined) return "–";
  return `${numberText(mode.growth < 0 ? -1000 / mode.growth : Infinity)} ms, ${numberText(mode.frequency, 2)} Hz`;
}

/** Exponents during and after the movement, and what is left two seconds after it. */
function exponentsTable(findings: FullForceFindings): TableFigure {
  const networks = kinds(findings).filter(({ records }) => records.length > 0);
  return {
    kind: "table", id: "exponents", title: "Exponents of small disturbances",
    caption: "The largest exponents in 1/s during the movement, from random disturbances at the go cue on, and long after it. Circuit: ± standard error over directions or time, whichever is larger. Networks: mean ± standard deviation over seeds. The remaining activity is over that during the movement.",
    columns: [{ label: "system", align: "left" }, ...["seeds", "λ₁ movement", "λ₂ movement", "λ₁ after", "λ₂ after", "λ₃ after", "seeds with λ₁ after < 0", "activity left"].map((label) => ({ label, align: "right" as const }))],
    rows: [
      ...findings.circuits.map(({ mechanism }, k) => [`circuit ${k + 1}`, "–", ...exponentCells(mechanism.along, 2), ...exponentCells(mechanism.after, 3), decays(mechanism) ? "yes" : "no", numberText(mechanism.rest.activity, 2)]),
      ...networks.map(({ name, records }) => networkRow(name, records.flatMap((record) => (record.mechanism === undefined ? [] : [record.mechanism])))),
    ],
  };
}

function exponentCells({ perSecond, errors }: Exponents, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${numberText(perSecond[k])} ± ${numberText(errors[k], 2)}`);
}

function networkRow(name: string, mechanisms: readonly Mechanism[]): string[] {
  const over = (of: (mechanism: Mechanism) => number): string => {
    const { mean: centre, spread } = meanAndSpread(mechanisms.map(of));
    return `${numberText(centre)} ± ${numberText(spread, 2)}`;
  };
  return [name, String(mechanisms.length), ...[0, 1].map((k) => over(({ along }) => along.perSecond[k])), ...[0, 1, 2].map((k) => over(({ after }) => after.perSecond[k])), String(mechanisms.filter(decays).length), over(({ rest }) => rest.activity)];
}

/** Networks of the main comparison by kind. */
function kinds(findings: FullForceFindings): { readonly name: string; readonly records: readonly LearnerRecord[] }[] {
  return findings.profile.rows.flatMap((row) => [false, true].map((hinted) => ({ name: `${rowName(row)}, ${hintsText(hinted ? findings.profile.recorded : 0)}`, records: examinedRecords(findings, row, hinted) })));
}

/** Answers to disturbances, with hints against without. */
function answersFigure(findings: FullForceFindings): Figure {
  const groups: ScatterGroup[] = findings.profile.rows.map((row) => {
    const { first, second } = pairedBySeed(examinedRecords(findings, row, true), examinedRecords(findings, row, false));
    return { label: rowName(row), x: second.map(meanAnswer), y: first.map(meanAnswer) };
  });
  return {
    kind: "scatter", id: "answers", title: "Answers to small disturbances at the go cue",
    caption: "Cosine between the change of the circuit's rates and that of the network's, seen through a linear map, mean over five disturbances: 1 where the network answers as the circuit does. A dot above the line is a seed in which hints bring the answers closer.",
    x: { label: "without hints" }, y: { label: `with hints from ${findings.profile.recorded} neurons` }, groups, identity: true,
  };
}

function pointsTable(findings: FullForceFindings): TableFigure {
  return {
    kind: "table", id: "resting-points", title: "Fixed points without input",
    caption: "Searched for from states of the movements; the most stable point is the one with the fewest unstable dimensions, and its slowest mode is given. The search of a network finds some of many points, as the last column says.",
    columns: [{ label: "system", align: "left" }, ...["points found", "stable", "seeds converged", "slowest mode of the most stable"].map((label) => ({ label, align: "right" as const })), { label: "completeness", align: "left" }],
    rows: drawnSystems(findings).flatMap(({ name, mechanism: { points } }) => (points === undefined ? [] : [[name, ...pointCells(points)]])),
  };
}

function pointCells({ points, seeds, converged, completeness }: RestingPoints): string[] {
  return [String(points.length), String(points.filter(({ unstableDimensions }) => unstableDimensions === 0).length), `${converged} of ${seeds}`, modeText(points[0]?.slowest), completeness.split(";")[0]];
}
