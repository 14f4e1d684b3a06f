import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { completeCircuitOptions } from "../circuit/circuit-options.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { trialRun, type TrialRunRow, type TrialRunValue } from "../trial-run.ts";

const MEASURES: readonly { readonly label: string; readonly there: (row: TrialRunRow) => TrialRunValue; readonly here: (record: LearnerRecord) => number }[] = [
  { label: "error trained", there: ({ trainedError }) => trainedError, here: ({ scores }) => scores.trainedError },
  { label: "error held out", there: ({ heldOutError }) => heldOutError, here: ({ scores }) => scores.heldOutError },
  { label: "mean ρ trained", there: ({ correlation }) => correlation, here: ({ scores }) => scores.trained.meanCorrelation },
  { label: "mean ρ held out", there: ({ heldOutCorrelation }) => heldOutCorrelation, here: ({ scores }) => scores.heldOut.meanCorrelation },
  { label: "captured", there: ({ captured }) => captured, here: ({ scores }) => scores.trained.captured },
  { label: "R² of the map", there: ({ linearMap }) => linearMap, here: ({ scores }) => scores.linearMap.all },
];

/** One number of the trial run beside the same networks' here. */
interface Compared {
  readonly networks: string;
  readonly measure: string;
  readonly there: TrialRunValue;
  readonly here: { readonly mean: number; readonly spread: number };
  readonly seeds: number;
  /** Difference of the means over the standard deviation that both spreads make together, or this run's where the trial run's was not kept. */
  readonly apart: number;
}

/**
 * The trial run's numbers beside the same networks' here. A number of one teacher is compared with those of many: were they drawn alike, about two
 * thirds would lie within one standard deviation. No table where networks or circuit have other sizes.
 */
export function trialRunTable(findings: FullForceFindings): TableFigure[] {
  const { circuit, units, directions, epochs } = findings.profile;
  const alike = completeCircuitOptions(circuit).neurons === 200 && units === 300 && directions === 8 && epochs === 10;
  return alike ? [tableOf(trialRun.flatMap((row) => comparedRow(findings, row)))] : [];
}

function comparedRow(findings: FullForceFindings, row: TrialRunRow): Compared[] {
  const records = recordsWith(findings, { tau: row.tau, alpha: row.alpha, recorded: row.recorded });
  if (records.length === 0) return [];
  return MEASURES.map(({ label, there, here }) => {
    const [value, own] = [there(row), meanAndSpread(records.map(here))];
    const apart = (own.mean - value.mean) / Math.sqrt(own.spread * own.spread + (value.spread ?? 0) * (value.spread ?? 0));
    return { networks: `${rowName(row)}, ${row.recorded} neurons`, measure: label, there: value, here: own, seeds: records.length, apart };
  });
}

function tableOf(compared: readonly Compared[]): TableFigure {
  const within = (most: number) => compared.filter(({ apart }) => Math.abs(apart) <= most).length;
  return {
    kind: "table", id: "trial-run", title: "The trial run's numbers beside those of this run",
    caption: `Mean ± standard deviation. The trial run is a throw-away simulation on the published circuit and one set of muscles, five seeds of the network, by which the settings were chosen; its numbers are not the paper's. Here circuits and muscles differ between seeds too. Apart: difference of the means in standard deviations, of both runs together where the trial run's was kept. ${within(1)} of ${compared.length} lie within one standard deviation, ${within(2)} within two; of numbers that are drawn alike, about 68 and 95 in 100 would.`,
    columns: [{ label: "networks", align: "left" }, { label: "measure", align: "left" }, ...["trial run", "here", "seeds", "apart"].map((label) => ({ label, align: "right" as const }))],
    rows: compared.map(({ networks, measure, there, here, seeds, apart }) => [networks, measure, meanText(there), meanText(here), String(seeds), `${apart > 0 ? "+" : ""}${numberText(apart, 2)}`]),
  };
}

function meanText({ mean, spread }: TrialRunValue): string {
  return spread === undefined ? numberText(mean) : `${numberText(mean)} ± ${numberText(spread, 2)}`;
}
