import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { cellProgram, networkLayout } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import type { RunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

/** What a run costs by counting, before anything is measured. */
export interface RunCost {
  /** Additions and multiplications of one optimiser step. */
  readonly flops: number;
  /** Numbers that one optimiser step keeps for its reverse pass. */
  readonly activations: number;
  /** Trainable numbers of the network. */
  readonly parameters: number;
  /** Numbers that the trials of the final scoring take, with the states they visit. */
  readonly evaluation: number;
}

/** Elementwise work a unit, step and linear map, in flops; an exponential and its derivative take about so much. */
const ELEMENTWISE_FLOPS = 60;

/** Runs with equal shapes cost the same a step: only their seeds and training constants differ. */
export function shapeOf({ task, cell, units, evaluationTrials, training }: RunSpec): string {
  return canonicalJson({ task, cell, units, evaluationTrials, batch: training.batch } as unknown as JsonValue);
}

/** Counts what a run costs: matrix products forward, backward and for the weights' gradients; elementwise work; memory. */
export function runCost(spec: RunSpec): RunCost {
  const task = taskOf(spec.task);
  const cell = cellOf(spec.cell);
  const { units, evaluationTrials, training } = spec;
  const { inputs, outputs } = task;
  const { steps } = task.sample(createStream({ study: "estimate", purpose: "length", seed: 0 }), 1);
  const program = cellProgram(cell);
  const sources = program.linears.flatMap(({ terms }) => terms.map(({ source }) => (source.kind === "input" ? inputs : units)));
  const products = 2 * units * (outputs + sources.reduce((sum, width) => sum + width, 0));
  const rows = steps * training.batch;
  return {
    flops: rows * (3 * products + ELEMENTWISE_FLOPS * units * program.linears.length),
    activations: rows * (units * (program.states.length + program.kept.size) + inputs + 2 * outputs),
    parameters: networkLayout(cell, { units, inputs, outputs }).length,
    evaluation: steps * evaluationTrials * (2 * units * program.states.length + inputs + 2 * outputs),
  };
}
