import type { Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { createStream } from "../numeric/random.ts";
import type { Task, TaskScore, TrialBatch } from "../tasks/task.ts";
import type { RunSpec } from "./run-spec.ts";

/** The trials that a specification's networks are scored on: never among those they are trained on, the same for every network. */
export function freshTrials(spec: RunSpec, task: Task): TrialBatch {
  return task.sample(createStream({ study: "run", purpose: "evaluation", seed: spec.seed }), spec.evaluationTrials);
}

/** The task's score of a network on fresh trials, as `result.json` has it of the trained one. */
export function freshTrialsScore(spec: RunSpec, task: Task, network: Network): TaskScore {
  const batch = freshTrials(spec, task);
  return task.score(batch, runNetwork(network, batch).outputs);
}
