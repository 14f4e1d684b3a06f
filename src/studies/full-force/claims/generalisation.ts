import { type Claim, judgedClaim } from "../../claim.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import { paperAbstract } from "../sources.ts";
import { comparePairs } from "./compare-pairs.ts";

/** Hints improve generalisation. */
export function generalisationClaim(findings: FullForceFindings): Claim {
  const { rows, recorded } = findings.profile;
  return judgedClaim({
    id: "generalisation",
    statement: "Networks trained with neural hints generalise significantly better than the same networks trained without.",
    source: { kind: "read", where: `${paperAbstract}; what is generalised to is proposed` },
    criterion: "In every row of settings, error in directions between the trained ones, and median error at jittered cues, smaller with hints, paired over seeds, p < 0.05 (Wilcoxon signed-rank).",
    measurements: rows.flatMap((row) => {
      const kinds = { of: recordsWith(findings, { ...row, recorded }), against: recordsWith(findings, { ...row, recorded: 0 }), wanted: "smaller" as const };
      return [
        comparePairs({ ...kinds, subject: `${rowName(row)}: held-out directions`, measure: ({ scores }) => scores.heldOutError }),
        comparePairs({ ...kinds, subject: `${rowName(row)}: jittered cues`, measure: ({ scores }) => scores.noisyCueError }),
      ];
    }),
    figure: "held-out",
  });
}

/** On held-out directions the dynamics still agree better. */
export function heldOutDynamicsClaim(findings: FullForceFindings): Claim {
  const { rows, recorded } = findings.profile;
  return judgedClaim({
    id: "held-out-dynamics",
    statement: "Also in directions that were not trained, activity resembles the circuit's more with hints.",
    source: { kind: "proposed", where: "canonical correlations and a linear map on directions between the trained ones" },
    criterion: "Mean canonical correlation, and R² of a linear map from the network to the circuit fitted on trained directions, larger with hints in held-out directions, paired over seeds, p < 0.05.",
    measurements: rows.flatMap((row) => {
      const kinds = { of: recordsWith(findings, { ...row, recorded }), against: recordsWith(findings, { ...row, recorded: 0 }), wanted: "larger" as const };
      return [
        comparePairs({ ...kinds, subject: `${rowName(row)}: mean canonical correlation`, measure: ({ scores }) => scores.heldOut.meanCorrelation }),
        comparePairs({ ...kinds, subject: `${rowName(row)}: R² of the linear map`, measure: ({ scores }) => scores.linearMap.all }),
      ];
    }),
    figure: "networks",
  });
}
