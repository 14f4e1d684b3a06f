import { type Claim, judgedClaim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { HINT_DECAY, HINT_SCALE } from "../plan-learners.ts";
import { publisherPage } from "../sources.ts";

/** Input suppresses the chaos of the network that generates targets. */
export function chaosClaim(findings: FullForceFindings): Claim {
  const { rows, recorded } = findings.profile;
  return judgedClaim({
    id: "chaos-suppressed",
    statement: "The input suppresses chaos in the network that generates the targets.",
    source: { kind: "read", where: `${publisherPage}, as a condition; the test is proposed` },
    criterion: "Two copies that start 0.1 per unit apart end a trial at less than a third of their first distance, and not further apart than halfway, for every seed.",
    measurements: rows.flatMap((row) => [0, recorded].map((count) => apart(recordsWith(findings, { ...row, recorded: count }), `${rowName(row)}, ${count === 0 ? "no hints" : `${count} neurons`}`))),
    figure: "chaos",
  });
}

function apart(records: readonly LearnerRecord[], subject: string): Measurement {
  const checks = records.flatMap(({ chaos }) => (chaos === undefined ? [] : [chaos]));
  if (checks.length === 0) return { subject, value: "–", verdict: "undecided" };
  const suppressed = checks.filter((check) => check.suppressed).length;
  return { subject, value: `largest share left ${numberText(Math.max(...checks.map(({ start, end }) => end / start)), 2)}; suppressed in ${suppressed} of ${checks.length}`, verdict: suppressed === checks.length ? "holds" : "fails" };
}

/** Hints of scale 5 that decay serve best. */
export function scaleClaim(findings: FullForceFindings): Claim {
  const { rows, sweep, recorded } = findings.profile;
  const [row] = rows;
  const usual = recordsWith(findings, { ...row, recorded });
  const others = [
    ...sweep.scales.map((hintScale) => ({ name: `scale ${hintScale}`, records: recordsWith(findings, { ...row, recorded, hintScale }) })),
    ...sweep.decays.map((hintDecay) => ({ name: hintDecay === 0 ? "no decay" : `decay over ${hintDecay} steps`, records: recordsWith(findings, { ...row, recorded, hintDecay }) })),
  ];
  return judgedClaim({
    id: "hint-scale",
    statement: `Hints are multiplied by ${HINT_SCALE} and replaced by a decay to zero over the last ${HINT_DECAY} samples.`,
    source: { kind: "read", where: `${publisherPage}; that these serve best is proposed` },
    criterion: "Mean captured variance is not larger, by more than two standard errors, with another scale or without the decay.",
    measurements: others.map(({ name, records }) => notBetter(usual, records, name)),
    figure: "sweep",
  });
}

const LEAST_SEEDS = 3;

function notBetter(usual: readonly LearnerRecord[], other: readonly LearnerRecord[], subject: string): Measurement {
  const matched = usual.filter(({ settings }) => other.some((record) => record.settings.seed === settings.seed));
  const differences = matched.map((record, k) => other[k].scores.trained.captured - record.scores.trained.captured);
  const { mean, spread } = meanAndSpread(differences);
  const error = spread / Math.sqrt(differences.length);
  const value = `${numberText(meanAndSpread(other.map(({ scores }) => scores.trained.captured)).mean)} captured, ${numberText(mean)} ± ${numberText(error, 2)} against the usual hints`;
  if (differences.length < LEAST_SEEDS) return { subject, value, verdict: "undecided", note: `${differences.length} seeds` };
  return { subject, value, verdict: mean <= 2 * error ? "holds" : "fails" };
}
