import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { taskStudy } from "../task-studies.ts";
import type { FailedNetwork, StudiedNetwork, TaskName } from "../task-study.ts";

/** Share of an architecture's networks that must learn the task. */
const share = 0.9;

/** Claim: the networks learn the task. Without it, nothing else about them is evidence. */
export function learnedClaim(task: TaskName, networks: readonly StudiedNetwork<unknown>[], failed: readonly FailedNetwork[]): Claim {
  const architectures = [...new Set([...networks, ...failed].map(({ architecture }) => architecture))];
  return judgedClaim({
    id: `${task}-learned`,
    statement: `Every architecture learns ${taskStudy(task).title}.`,
    source: { kind: "proposed", where: "The paper's training accuracies could not be read; this criterion guards the analyses below, which take no network for evidence that has not learned." },
    criterion: `${networks[0]?.score.criterion ?? "the task's own criterion"}, on trials that training did not see, in at least ${100 * share} % of the networks of each architecture.`,
    figure: `${task}-training`,
    measurements: architectures.map((architecture) => measure(architecture, networks, failed)),
  });
}

function measure(architecture: string, networks: readonly StudiedNetwork<unknown>[], failed: readonly FailedNetwork[]): Measurement {
  const own = networks.filter((network) => network.architecture === architecture);
  const broken = failed.filter((network) => network.architecture === architecture);
  const learned = own.filter(({ score }) => score.passed).length;
  const total = own.length + broken.length;
  const errors = own.map(({ score }) => score.metrics["meanSquaredError"]).toSorted((a, b) => a - b);
  const median = errors.length === 0 ? "" : `\nmedian error ${numberText(errors[Math.floor(errors.length / 2)], 2)}`;
  const reasons = [...new Set(broken.map(({ stage, reason }) => `${stage} broke off: ${reason}`))].join("; ");
  return { subject: architecture, value: `${learned} of ${total} networks${median}`, verdict: learned >= share * total ? "holds" : "fails", ...(reasons === "" ? {} : { note: reasons }) };
}
