import { planSweep } from "../../lab/plan-sweep.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { Sweep } from "../../lab/sweep.ts";
import type { Activation, CellName, TaskPlan, UniversalityProfile } from "./profile.ts";
import { chosenSetting } from "./settings/chosen-setting.ts";
import type { NetworkSetting } from "./settings/network-setting.ts";
import type { TaskName } from "./task-study.ts";

/** How built-in cells are named in print. */
export const printedNames: Readonly<Record<CellName, string>> = { vanilla: "Vanilla", ugrnn: "UGRNN", gru: "GRU", lstm: "LSTM" };

/** The option by which each gated cell biases the gate that keeps its state. */
const keepGateOptions: Readonly<Record<CellName, string | undefined>> = { vanilla: undefined, ugrnn: "gateBias", gru: "gateBias", lstm: "forgetBias" };

/** A network of the population: its name, what it is, and the run that trains it. */
export interface PlannedNetwork {
  readonly task: TaskName;
  /** Unique among its task's networks; also part of figures' identifiers, so it holds no space. */
  readonly name: string;
  /** Printed name of the cell, e.g. `"GRU"`. */
  readonly architecture: string;
  readonly activation: Activation;
  readonly id: string;
  readonly run: RunSpec;
}

/**
 * The networks of a profile: for every task, architecture and nonlinearity a sweep over sizes, penalties and seeds, with
 * the setting that a search chose. Network k of a combination has seed `seed × networks + k`, so that populations of
 * different seeds share no network.
 */
export function plannedPopulation(profile: UniversalityProfile, seed: number): PlannedNetwork[] {
  return profile.tasks.flatMap((plan) => plan.cells.flatMap((cell) => plan.activations.flatMap((activation) => planOf(profile, plan, cell, activation, seed))));
}

function planOf(profile: UniversalityProfile, plan: TaskPlan, cell: CellName, activation: Activation, seed: number): PlannedNetwork[] {
  const sweep = {
    ...sweepOf({ name: plan.task, ...plan.options }, cell, activation, chosenSetting(plan.task, cell, activation), { steps: plan.steps[cell], batch: profile.batch, l2Weights: plan.l2Weights }),
    units: plan.units,
    seeds: Array.from({ length: plan.networks }, (_, k) => seed * plan.networks + k),
    evaluationTrials: profile.evaluationTrials,
  };
  return planSweep(sweep).runs.map(({ id, spec }) => ({
    task: plan.task,
    name: nameOf(plan, cell, activation, spec, seed),
    architecture: printedNames[cell],
    activation,
    id,
    run: spec,
  }));
}

/** What a run states of its task, cell, initialisation and training; sizes and seeds are left to the caller. */
export function sweepOf(task: Sweep["task"], cell: CellName, activation: Activation, setting: NetworkSetting, training: { readonly steps: number; readonly batch: number; readonly l2Weights: readonly number[] }): Sweep {
  const { learningRate, finalRatio, clip, keepGateBias, gain, recurrent } = setting;
  const option = keepGateOptions[cell];
  return {
    task,
    cell: { name: cell, activation, ...(option === undefined ? {} : { [option]: keepGateBias }) },
    training: { ...training, learningRate, finalLearningRate: Number((learningRate * finalRatio).toPrecision(3)), schedule: "exponential", clip },
    initialisation: { gain, recurrent },
  };
}

/** E.g. `"GRU-relu"`, with as much more as tells the networks of the task apart: `"GRU-relu-128-1e-5-3"`. */
function nameOf(plan: TaskPlan, cell: CellName, activation: Activation, { units, training, seed }: RunSpec, base: number): string {
  const parts: (readonly [value: string, varies: boolean])[] = [
    [printedNames[cell], true],
    [activation, plan.activations.length > 1],
    [String(units), plan.units.length > 1],
    [String(training.l2Weights), plan.l2Weights.length > 1],
    [String(seed - base * plan.networks + 1), plan.networks > 1],
  ];
  return parts.filter(([, varies]) => varies).map(([value]) => value).join("-");
}
