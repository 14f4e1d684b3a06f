import { wilcoxonSignedRank } from "../../../similarity/wilcoxon-signed-rank.ts";
import type { Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { pairedBySeed } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";

/** Two kinds of networks, and the number by which they are compared. */
export interface PairedComparison {
  readonly subject: string;
  /** Networks that should have the larger, or smaller, number, and those compared with. */
  readonly of: readonly LearnerRecord[];
  readonly against: readonly LearnerRecord[];
  readonly measure: (record: LearnerRecord) => number;
  readonly wanted: "larger" | "smaller";
  /** Least difference of the means. Default 0. */
  readonly margin?: number;
}

const SIGNIFICANT = 0.05;
/** With fewer pairs the test cannot come below 0.05. */
const LEAST_PAIRS = 6;

/** Compares networks seed by seed with Wilcoxon's signed-rank test; undecided with too few seeds for it. */
export function comparePairs({ subject, of, against, measure, wanted, margin = 0 }: PairedComparison): Measurement {
  const { first, second } = pairedBySeed(of, against);
  const [ours, theirs] = [first, second].map((records) => records.map(measure));
  if (ours.length === 0) return { subject, value: "–", verdict: "undecided", note: "no pair of networks was trained" };
  const [a, b] = [ours, theirs].map(meanAndSpread);
  const { pValue } = wilcoxonSignedRank(ours, theirs);
  const gain = wanted === "larger" ? a.mean - b.mean : b.mean - a.mean;
  const value = `${numberText(a.mean)} ± ${numberText(a.spread, 2)} against ${numberText(b.mean)} ± ${numberText(b.spread, 2)}, p = ${numberText(pValue, 2)} (${ours.length} pairs)`;
  if (ours.length < LEAST_PAIRS) return { subject, value, verdict: "undecided", note: `${LEAST_PAIRS} pairs are the least that the test can decide on` };
  const verdict = gain > 0 && gain >= margin && pValue < SIGNIFICANT ? "holds" : "fails";
  return { subject, value, verdict, ...(verdict === "holds" ? {} : { note: failure(gain, margin, wanted) }) };
}

function failure(gain: number, margin: number, wanted: string): string {
  if (gain <= 0) return `not ${wanted}`;
  return gain < margin ? `${wanted}, but by less than ${numberText(margin)}` : `${wanted}, but not significantly so`;
}
