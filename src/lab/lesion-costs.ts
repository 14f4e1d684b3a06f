import type { Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { lesionUnits } from "../network/surgery/lesion-units.ts";
import type { Task, TrialBatch } from "../tasks/task.ts";

/** What lesioning each unit alone does to a network's error. */
export interface LesionCosts {
  /** The metric that is the task's error, e.g. `"meanSquaredError"`; lower is better. */
  readonly metric: string;
  /** The error of the whole network. */
  readonly whole: number;
  /** The error without unit n, minus `whole`; length N. Below 0 where the network does better without the unit. */
  readonly costs: readonly number[];
}

/**
 * Lesions every unit of a network alone and scores what is left on the same trials. Yields the number of units done
 * after each, so that callers can show progress and stop.
 *
 * The error is the first of the task's metrics, which is one to be made small in every task of the catalogue.
 * One run of the network a unit: N times the cost of a score.
 *
 * @param batch the trials, e.g. `freshTrials(spec, task)`.
 * @example
 * const { costs } = await runInTurns(lesionCosts(network, task, freshTrials(spec, task)));
 */
export function* lesionCosts(network: Network, task: Task, batch: TrialBatch): Generator<number, LesionCosts> {
  const metricsOf = (candidate: Network): Readonly<Record<string, number>> => task.score(batch, runNetwork(candidate, batch).outputs).metrics;
  const [[metric, whole]] = Object.entries(metricsOf(network));
  const costs: number[] = [];
  for (let unit = 0; unit < network.units; unit++) {
    costs.push(metricsOf(lesionUnits(network, [unit]))[metric] - whole);
    yield costs.length;
  }
  return { metric, whole, costs };
}
