import { type Claim, judgedClaim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, examinedRecords, meanAnswer, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { decays, MODES } from "../mechanism/measure-mechanism.ts";
import { modeDistance } from "../mechanism/mode-distance.ts";
import type { SettingsRow } from "../profile.ts";
import { comparePairs } from "./compare-pairs.ts";

/** Cosine from which answers count as those of the circuit. */
const ALIKE = 0.9;

/** Hints bring the modes of the linearisation closer to the circuit's. */
export function modesClaim(findings: FullForceFindings): Claim {
  return judgedClaim({
    id: "same-modes",
    statement: "The frequencies of the slowest modes of networks with hints are closer to the circuit's than those of networks without.",
    source: { kind: "proposed", where: "a question of this study: does the network compute in the same way, or only look the same?" },
    criterion: `In every row of settings, the mean difference in Hz between the sorted frequencies of the ${MODES} slowest modes of the circuit and of the network, each linearised along its movements, smaller with hints, paired over seeds, p < 0.05 (Wilcoxon signed-rank).`,
    measurements: findings.profile.rows.map((row) =>
      comparePairs({
        ...mainPair(findings, row), subject: rowName(row), wanted: "smaller",
        measure: (record) => modesApart(findings, record),
      })),
    figure: "movement-modes",
  });
}

function modesApart({ circuits }: FullForceFindings, { mechanism, settings }: LearnerRecord): number {
  if (mechanism === undefined) return Number.NaN;
  const [theirs, own] = [circuits[settings.circuit].mechanism.movementModes, mechanism.movementModes];
  return modeDistance(theirs, own, Math.min(theirs.length, own.length)).frequency;
}

/** Hints bring the answers to disturbances closer to the circuit's. */
export function closerAnswersClaim(findings: FullForceFindings): Claim {
  return judgedClaim({
    id: "closer-answers",
    statement: "Networks with hints answer small disturbances more as the circuit does than networks without.",
    source: { kind: "proposed", where: "a question of this study; activity shows where a system goes, answers show what it would do elsewhere" },
    criterion: "In every row of settings, the cosine between the changes that five disturbances at the go cue make in the circuit and in the network, mean over disturbances, larger with hints, paired over seeds, p < 0.05 (Wilcoxon signed-rank).",
    measurements: findings.profile.rows.map((row) => comparePairs({ ...mainPair(findings, row), subject: rowName(row), wanted: "larger", measure: meanAnswer })),
    figure: "answers",
  });
}

/** Networks with hints answer as the circuit does. */
export function sameAnswersClaim(findings: FullForceFindings): Claim {
  return judgedClaim({
    id: "same-answers",
    statement: "Networks with hints answer small disturbances as the circuit does: they compute in the same way.",
    source: { kind: "proposed", where: "a question of this study" },
    criterion: `Mean cosine over disturbances and seeds at least ${ALIKE} in every row of settings.`,
    measurements: findings.profile.rows.map((row): Measurement => {
      const answers = examinedRecords(findings, row, true).map(meanAnswer);
      const { mean, spread } = meanAndSpread(answers);
      return { subject: rowName(row), value: answers.length === 0 ? "–" : `${numberText(mean)} ± ${numberText(spread, 2)}`, verdict: answers.length === 0 ? "undecided" : mean >= ALIKE ? "holds" : "fails" };
    }),
    figure: "answers",
  });
}

/** After the movement, networks with hints come to rest as the circuit does. */
export function restClaim(findings: FullForceFindings): Claim {
  const circuits = findings.circuits.map(({ mechanism }) => mechanism);
  return judgedClaim({
    id: "comes-to-rest",
    statement: "After the movement a network with hints falls silent, as the circuit does.",
    source: { kind: "proposed", where: "a question of this study" },
    criterion: "Long after the movement the largest Lyapunov exponent is below zero by two standard errors, and less than a tenth of the movement's activity is left, for every seed; the circuits themselves too.",
    measurements: [
      {
        subject: circuits.length === 1 ? "circuit" : "circuits",
        value: circuits.map(({ after, rest }) => `λ₁ ${numberText(after.perSecond[0])} ± ${numberText(after.errors[0], 2)} per second, ${numberText(100 * rest.activity, 2)} % of the activity left`).join("; "),
        verdict: circuits.every((circuit) => decays(circuit) && circuit.rest.activity < 0.1) ? "holds" : "fails",
      },
      ...findings.profile.rows.map((row) => atRest(findings, row)),
    ],
    figure: "exponents",
  });
}

function atRest(findings: FullForceFindings, row: SettingsRow): Measurement {
  const mechanisms = examinedRecords(findings, row, true).flatMap(({ mechanism }) => (mechanism === undefined ? [] : [mechanism]));
  if (mechanisms.length === 0) return { subject: rowName(row), value: "–", verdict: "undecided" };
  const [decaying, silent] = [mechanisms.filter(decays), mechanisms.filter(({ rest }) => rest.activity < 0.1)];
  const left = meanAndSpread(mechanisms.map(({ rest }) => 100 * rest.activity));
  return {
    subject: rowName(row),
    value: `λ₁ below zero in ${decaying.length} of ${mechanisms.length} seeds, silent in ${silent.length}; ${numberText(left.mean)} ± ${numberText(left.spread, 2)} % of the activity left`,
    verdict: decaying.length === mechanisms.length && silent.length === mechanisms.length ? "holds" : "fails",
  };
}

function mainPair(findings: FullForceFindings, row: SettingsRow) {
  return { of: examinedRecords(findings, row, true), against: examinedRecords(findings, row, false) };
}
