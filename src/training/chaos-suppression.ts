import type { Network } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import type { TrialBatch } from "../tasks/task.ts";
import type { ForceOptions } from "./force-options.ts";
import { createTargetGenerator, type Hints } from "./target-generator.ts";

/** How far two starts of the target-generating network are apart; see `chaosSuppression`. */
export interface ChaosSuppression {
  /** Root mean square difference of rates over units after each step, [T + 1]; entry 0 is that of the starts. */
  readonly distance: Float64Array;
  /** Whether the last entry is below a third of the first, and not above the one halfway. */
  readonly suppressed: boolean;
}

/**
 * Whether input, desired output and hints suppress the chaos of full-FORCE's target-generating network, without which its targets are no
 * function of the trial and cannot be learned: the network runs twice through one trial, from its initial state and from a state
 * disturbed by N(0, disturbance²) a unit.
 *
 * That drive must suppress chaos is stated by Salatiello & Giese, ICANN 2020; the test and its threshold are this project's.
 *
 * @param network as for `fullForce`.
 * @param trial a batch of one trial.
 * @param options `hints` and `feedbackScale` as for `fullForce`; `disturbance` by default 0.1.
 * @throws InvalidInputError for a network that `fullForce` refuses, and hints that do not fit the trial.
 */
export function chaosSuppression(
  network: Network,
  trial: TrialBatch,
  options: { readonly hints?: Hints; readonly disturbance?: number } & Partial<Pick<ForceOptions, "feedbackScale">>,
  seed: number,
): ChaosSuppression {
  const { hints, disturbance = 0.1, feedbackScale = 1 } = options;
  const [plain, disturbed] = [0, 1].map(() => createTargetGenerator(network, hints, { feedbackScale }, seed));
  const offset = new Float64Array(network.units);
  createStream({ study: "training", purpose: "disturbance", seed }).fillNormal(offset, disturbance);
  plain.begin(trial);
  disturbed.begin(trial, offset);
  const distance = new Float64Array(trial.steps + 1);
  distance[0] = apart(plain.rates, disturbed.rates);
  for (let t = 0; t < trial.steps; t++) {
    for (const generator of [plain, disturbed]) generator.advance(trial, t);
    distance[t + 1] = apart(plain.rates, disturbed.rates);
  }
  const [start, middle, end] = [0, trial.steps >> 1, trial.steps].map((t) => distance[t]);
  return { distance, suppressed: end < start / 3 && end <= middle };
}

function apart(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, x, k) => sum + (x - b[k]) * (x - b[k]), 0) / a.length);
}
