import { type Claim, judgedClaim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, pairedBySeed, recordsWith, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import type { SettingsRow } from "../profile.ts";
import { paperAbstract, publisherPage } from "../sources.ts";
import { comparePairs } from "./compare-pairs.ts";

/** Share of the ceiling that has to be captured. */
const OF_CEILING = 0.85;
const GAIN = 0.2;

const captured = ({ scores }: LearnerRecord) => scores.trained.captured;
const ceilingOf = ({ scores }: LearnerRecord) => scores.trained.ceiling;

/** The first five canonical variables capture most of the circuit's variance. */
export function capturedClaim(findings: FullForceFindings): Claim {
  const { rows, recorded } = findings.profile;
  return judgedClaim({
    id: "captured-variance",
    statement: "The first five singular-vector canonical variables capture on average more than 92 % of the variance.",
    source: { kind: "read", where: `${publisherPage}; which network's variance is not known. The five-component ceiling and the criterion are proposed` },
    criterion: `With hints from ${recorded} neurons, the captured share of the circuit's variance is, in the mean over seeds, at least ${100 * OF_CEILING} % of what five principal components can hold; in the first row of settings it exceeds that without hints for every seed.`,
    measurements: rows.map((row, k) => measureCaptured(findings, row, k === 0)),
    figure: "captured",
  });
}

function measureCaptured(findings: FullForceFindings, row: SettingsRow, mustExceed: boolean): Measurement {
  const { first: hinted, second: plain } = pairedBySeed(recordsWith(findings, { ...row, recorded: findings.profile.recorded }), recordsWith(findings, { ...row, recorded: 0 }));
  if (hinted.length === 0) return { subject: rowName(row), value: "–", verdict: "undecided" };
  const over = (of: (record: LearnerRecord) => number) => meanAndSpread(hinted.map(of)).mean;
  const [share, ceiling, ofCeiling] = [over(captured), over(ceilingOf), over((record) => captured(record) / ceilingOf(record))];
  const own = meanAndSpread(hinted.map(({ scores }) => scores.trained.capturedOfLearner)).mean;
  const exceeding = hinted.filter((record, k) => captured(record) > captured(plain[k])).length;
  const holds = ofCeiling >= OF_CEILING && (!mustExceed || exceeding === hinted.length);
  return {
    subject: rowName(row),
    value: `${percent(share)} of the circuit's variance, ${percent(own)} of the network's; ceiling ${percent(ceiling)}, of which ${percent(ofCeiling)}; above plain full-FORCE in ${exceeding} of ${hinted.length} seeds`,
    verdict: holds ? "holds" : "fails",
    ...(ceiling < 0.92 ? { note: "92 % of the circuit's variance is out of reach of any five variables here" } : {}),
  };
}

/** Hints beat output-only training on dynamics. */
export function hintsClaim(findings: FullForceFindings): Claim {
  const [row] = findings.profile.rows;
  const kinds = { of: recordsWith(findings, { ...row, recorded: findings.profile.recorded }), against: recordsWith(findings, { ...row, recorded: 0 }) };
  return judgedClaim({
    id: "hints-help-dynamics",
    statement: "Neural hints bring the network's dynamics closer to the circuit's than training on the output alone.",
    source: { kind: "read", where: `${paperAbstract}; measures and margin are proposed` },
    criterion: `Paired over seeds at ${rowName(row)}: captured variance larger by ${GAIN} or more, and mean canonical correlation larger, each with p < 0.05 (Wilcoxon signed-rank).`,
    measurements: [
      comparePairs({ ...kinds, subject: "captured variance", measure: captured, wanted: "larger", margin: GAIN }),
      comparePairs({ ...kinds, subject: "captured variance of unrecorded neurons", measure: ({ scores }) => scores.trained.capturedUnrecorded, wanted: "larger" }),
      comparePairs({ ...kinds, subject: "mean canonical correlation", measure: ({ scores }) => scores.trained.meanCorrelation, wanted: "larger" }),
    ],
    figure: "captured",
  });
}

/** The control: hints that do not fit the time. */
export function controlClaim(findings: FullForceFindings): Claim {
  const [row] = findings.profile.rows;
  const hinted = recordsWith(findings, { ...row, recorded: findings.profile.recorded });
  return judgedClaim({
    id: "shifted-hints",
    statement: "It is the recorded activity that helps, not any further input: hints shifted in time capture less.",
    source: { kind: "proposed", where: "a control of this study" },
    criterion: "Captured variance of unrecorded neurons larger with hints as recorded than with each neuron's hint shifted in a circle, paired over seeds, p < 0.05.",
    measurements: [
      comparePairs({ subject: rowName(row), of: hinted, against: recordsWith(findings, { ...row, method: "shifted-hints" }), measure: ({ scores }) => scores.trained.capturedUnrecorded, wanted: "larger" }),
    ],
    figure: "controls",
  });
}

/** A small subset suffices. */
export function subsetClaim(findings: FullForceFindings): Claim {
  const { rows, sweep, recorded } = findings.profile;
  const more = sweep.recorded.filter((count) => count > recorded);
  return judgedClaim({
    id: "small-subset",
    statement: "Recording a small subset of the neurons suffices.",
    source: { kind: "read", where: `${paperAbstract}; the criterion is proposed` },
    criterion: `With hints from ${recorded} neurons, captured variance is not lower, and the error in held-out directions not higher, by more than two standard errors, than with more.`,
    measurements: rows.flatMap((row) =>
      more.flatMap((count) => {
        const [few, many] = [recorded, count].map((each) => recordsWith(findings, { ...row, recorded: each }));
        const subject = `${rowName(row)}: ${recorded} against ${count} neurons`;
        return [sufficient(few, many, `${subject}, captured variance`, captured), sufficient(few, many, `${subject}, held-out error`, ({ scores }) => -scores.heldOutError)];
      })),
    figure: "sweep",
  });
}

const LEAST_SEEDS = 3;

/** Whether more neurons gain nothing certain; `worth` is what is larger for the better network. */
function sufficient(few: readonly LearnerRecord[], many: readonly LearnerRecord[], subject: string, worth: (record: LearnerRecord) => number): Measurement {
  const { first, second } = pairedBySeed(few, many);
  const { mean, spread } = meanAndSpread(first.map((record, k) => worth(second[k]) - worth(record)));
  const error = spread / Math.sqrt(first.length);
  const value = `${numberText(mean)} ± ${numberText(error, 2)} better with more neurons`;
  if (first.length < LEAST_SEEDS) return { subject, value, verdict: "undecided", note: `${first.length} seeds` };
  return { subject, value, verdict: mean <= 2 * error ? "holds" : "fails" };
}

function percent(share: number): string {
  return `${numberText(100 * share)} %`;
}
