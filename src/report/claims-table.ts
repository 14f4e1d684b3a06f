import type { Claim, ClaimSource, Measurement, SourceKind } from "../studies/claim.ts";
import type { FigureNumbers } from "./figure-numbers.ts";
import { element, type Markup } from "./markup.ts";
import { verdictMark } from "./verdict-mark.ts";

const sourceLabels: Readonly<Record<SourceKind, string>> = {
  read: "read in the source",
  derived: "derived",
  proposed: "proposed here",
};

/** A table with fewer of its cells filled is wide and says little: measurements are then listed instead. */
const LEAST_FILLED = 0.5;

/**
 * Subjects that more than one claim measures separately, in order of appearance: the table's columns. Where only one claim
 * has several, its subjects are columns; none are where the claims hardly share any.
 */
function commonSubjects(claims: readonly Claim[]): string[] {
  const several = claims.filter(({ measurements }) => measurements.length > 1).map(({ measurements }) => measurements.map(({ subject }) => subject));
  const subjects = [...new Set(several.flat())];
  if (several.length < 2) return subjects;
  const common = subjects.filter((subject) => several.filter((own) => own.includes(subject)).length > 1);
  const filled = several.reduce((sum, own) => sum + common.filter((subject) => own.includes(subject)).length, 0);
  return filled < LEAST_FILLED * common.length * several.length ? [] : common;
}

function sourceLine({ kind, where }: ClaimSource): Markup {
  return element("p", { class: "source" }, element("span", { class: `mark ${kind}` }, sourceLabels[kind]), ` ${where}`);
}

function statementCell(claim: Claim, numbers: FigureNumbers): Markup {
  const number = numbers.get(claim.figure);
  const link = number === undefined ? undefined : element("a", { href: `#${claim.figure}` }, number);
  return element("th", { scope: "row" },
    element("p", { class: "statement" }, claim.statement),
    sourceLine(claim.source),
    element("p", { class: "criterion" }, element("b", {}, "Criterion: "), claim.criterion, " ", link));
}

/** Keeps numbers and their operators on one line: `8 / 12`, `3 × 10⁻⁴`, `99 %`. */
function unbroken(text: string): string {
  return text.replace(/ (?=[/×+%])|(?<=[/×+]) /g, "\u00a0");
}

function measurementCell(measurement: Measurement | undefined, span: number): Markup {
  if (measurement === undefined) return element("td", { class: "measured" }, "–");
  const { value, verdict, note } = measurement;
  return element("td", { class: "measured", colspan: span > 1 ? span : undefined },
    value.split("\n").map((line) => element("span", { class: "value" }, unbroken(line))),
    verdict === "holds" ? undefined : verdictMark(verdict),
    note === undefined ? undefined : element("span", { class: "note" }, note));
}

/** One cell across all columns, for measurements whose subjects are not the table's: a line each. */
function listCell(measurements: readonly Measurement[], span: number): Markup {
  if (measurements.length === 1) return measurementCell(measurements[0], span);
  return element("td", { class: "measured", colspan: span > 1 ? span : undefined },
    measurements.map(({ subject, value, verdict, note }) => element("span", { class: "value" },
      `${subject}: ${unbroken(value)} `,
      verdict === "holds" ? undefined : verdictMark(verdict),
      note === undefined ? undefined : element("span", { class: "note" }, note))));
}

function measurementCells({ measurements }: Claim, subjects: readonly string[]): Markup[] {
  if (measurements.some(({ subject }) => !subjects.includes(subject))) return [listCell(measurements, subjects.length)];
  return subjects.map((subject) => measurementCell(measurements.find((one) => one.subject === subject), 1));
}

/** The table of claims: what is claimed and where from, the criterion, what was measured, and the verdict. */
export function claimsTable(claims: readonly Claim[], numbers: FigureNumbers): Markup {
  const subjects = commonSubjects(claims);
  const heads = ["Claim", ...(subjects.length === 0 ? ["Measured"] : subjects), "Verdict"].map((label) => element("th", { scope: "col" }, label));
  const rows = claims.map((claim) => element("tr", { id: `claim-${claim.id}` },
    statementCell(claim, numbers),
    measurementCells(claim, subjects),
    element("td", {}, verdictMark(claim.verdict))));
  return element("div", { class: "wide" },
    element("table", { class: "claims" }, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows)));
}
