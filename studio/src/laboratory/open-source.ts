import { readNetworkFile } from "@nullcline/formats/read-network-file.ts";
import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import type { Network } from "@nullcline/network/network.ts";
import { createStream } from "@nullcline/numeric/random.ts";
import type { TrialBatch } from "@nullcline/tasks/task.ts";
import type { NetworkSource } from "../protocol/analysis.ts";
import { operatedNetwork, operatedTrials } from "../surgery/operation.ts";
import { EXAMPLE_TRIALS, exampleTrials } from "./view-network.ts";

/** Length of the made-up trials of a network whose task is unknown. */
const STEPS_WITHOUT_TASK = 100;

/** A network read from its file, the specification that it carries, and the trials it is shown in. */
export interface OpenedSource {
  readonly network: Network;
  readonly spec: RunSpec | undefined;
  readonly examples: TrialBatch;
}

/** Reads and checks a network to be analysed, and operates on it. */
export function openSource({ file, surgeries = [] }: NetworkSource): OpenedSource {
  const { network: whole, spec: kept } = readNetworkFile(file, { who: "network file" });
  const spec = kept === undefined ? undefined : parseRunSpec(kept);
  const network = operatedNetwork(whole, surgeries);
  const examples = spec === undefined ? drivenTrials(network) : exampleTrials(taskOf(spec.task), spec.seed);
  return { network, spec, examples: operatedTrials(examples, network.inputs, surgeries) };
}

/** Trials of standard normal inputs, as fixed-point searches use where no task is known; no targets, nothing scored. */
function drivenTrials({ inputs }: Network): TrialBatch {
  const values = new Float32Array(STEPS_WITHOUT_TASK * EXAMPLE_TRIALS * inputs);
  createStream({ study: "studio", purpose: "made-up inputs", seed: 0 }).fillNormal(values);
  return { steps: STEPS_WITHOUT_TASK, trials: EXAMPLE_TRIALS, inputs: values, targets: new Float32Array(0), mask: new Float32Array(0), conditions: [], epochs: [] };
}
