import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { completeCircuitOptions } from "../circuit/circuit-options.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { trialRun, type TrialRunRow, type TrialRunValue } from "../trial-run.ts";

const MEASURES: readonly { readonly label: string; readonly there: (row: TrialRunRow) => TrialRunValue; readonly here: (record: LearnerRecord) => number }[] = [
  { label: "error held out", there: ({ heldOutError }) => heldOutError, here: ({ scores }) => scores.heldOutError },
  { label: "captured", there: ({ captured }) => captured, here: ({ scores }) => scores.trained.captured },
  { label: "R² of the map", there: ({ linearMap }) => linearMap, here: ({ scores }) => scores.linearMap.all },
];

/**
 * The trial run's numbers beside the same networks' here. A mean is within the spread when it lies within one standard deviation of the
 * trial run's, or, where that was not kept, of this run's. No table where networks or circuit have other sizes.
 */
export function trialRunTable(findings: FullForceFindings): TableFigure[] {
  const { circuit, units, directions, epochs } = findings.profile;
  const alike = completeCircuitOptions(circuit).neurons === 200 && units === 300 && directions === 8 && epochs === 10;
  return alike ? [tableOf(findings)] : [];
}

function tableOf(findings: FullForceFindings): TableFigure {
  return {
    kind: "table", id: "trial-run", title: "The trial run's numbers beside those of this run",
    caption: "Mean ± standard deviation over seeds. The trial run is a throw-away simulation on the published circuit, five seeds, by which the settings were chosen; its numbers are not the paper's. Within the spread: the means differ by no more than the trial run's standard deviation, or this run's where that one was not kept.",
    columns: [{ label: "networks", align: "left" }, { label: "measure", align: "left" }, ...["trial run", "here", "seeds", "within the spread"].map((label) => ({ label, align: "right" as const }))],
    rows: trialRun.flatMap((row) => {
      const records = recordsWith(findings, { tau: row.tau, alpha: row.alpha, recorded: row.recorded });
      return records.length === 0 ? [] : MEASURES.map(({ label, there, here }) => [`${rowName(row)}, ${row.recorded} neurons`, label, ...compared(there(row), records.map(here))]);
    }),
  };
}

function compared(there: TrialRunValue, values: readonly number[]): string[] {
  const { mean, spread } = meanAndSpread(values);
  const within = Math.abs(mean - there.mean) <= (there.spread ?? spread);
  return [there.spread === undefined ? numberText(there.mean) : `${numberText(there.mean)} ± ${numberText(there.spread, 2)}`, `${numberText(mean)} ± ${numberText(spread, 2)}`, String(values.length), within ? "yes" : mean > there.mean ? "no, higher" : "no, lower"];
}
