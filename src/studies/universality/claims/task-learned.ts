import { numberText } from "../../number-text.ts";
import { judgedClaim, type Claim } from "../../claim.ts";
import type { PopulationFindings } from "../findings.ts";

/** Claim: the networks learn the task. Without it, nothing else about them is evidence. */
export function taskLearned({ networks, failed }: PopulationFindings): Claim {
  return judgedClaim({
    id: "task-learned",
    statement: "Every architecture learns the three-bit flip-flop.",
    source: { kind: "proposed", where: "The paper's training accuracies could not be read; this criterion guards the analyses below." },
    criterion: networks[0].score.criterion,
    figure: "training",
    measurements: [
      ...networks.map(({ name, score }) => ({
        subject: name,
        value: Object.entries(score.metrics).map(metricText).join(", "),
        verdict: score.passed ? "holds" as const : "fails" as const,
      })),
      ...failed.map(({ name, reason }) => ({ subject: name, value: "training broke off", verdict: "fails" as const, note: reason })),
    ],
  });
}

const metricLabels: Readonly<Record<string, string>> = { meanSquaredError: "MSE", signAccuracy: "signs" };

function metricText([name, value]: readonly [string, number]): string {
  const shown = name === "signAccuracy" ? `${numberText(100 * value, 5)} %` : numberText(value, 2);
  return `${metricLabels[name] ?? name} ${shown}`;
}
