import type { Figure, ScatterGroup } from "../../figure.ts";
import { type FullForceFindings, pairedBySeed, recordsWith, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";

/** With hints against without, seed by seed. */
export function capturedFigure(findings: FullForceFindings): Figure {
  return paired(findings, "captured", "Captured variance of the circuit", "Share of the circuit's variance on its first five canonical variables with the network; a dot above the line is a seed in which hints capture more.", ({ scores }) => scores.trained.captured, "linear");
}

/** Errors in directions that were not trained. */
export function heldOutFigure(findings: FullForceFindings): Figure {
  return paired(findings, "held-out", "Error in directions between the trained ones", "Σ(z − f)²/Σf² over the movement, mean over directions; a dot below the line is a seed in which hints generalise better.", ({ scores }) => scores.heldOutError, "log");
}

function paired(findings: FullForceFindings, id: string, title: string, caption: string, measure: (record: LearnerRecord) => number, scale: "linear" | "log"): Figure {
  const { rows, recorded } = findings.profile;
  const groups: ScatterGroup[] = rows.map((row) => {
    const { first, second } = pairedBySeed(recordsWith(findings, { ...row, recorded }), recordsWith(findings, { ...row, recorded: 0 }));
    return { label: rowName(row), x: second.map(measure), y: first.map(measure) };
  });
  return { kind: "scatter", id, title, caption, x: { label: "without hints", scale }, y: { label: `with hints from ${recorded} neurons`, scale }, groups, identity: true };
}
