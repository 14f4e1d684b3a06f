import { z } from "zod";
import { normalCheckpoints, type Checkpoints } from "./checkpoints.ts";
import { isStandardInitialisation, standardInitialisation, type Initialisation } from "./initialisation.ts";
import { specComplaint, type PlaceOf } from "./spec-complaint.ts";
import { partComplaint } from "./part-complaint.ts";
import { defaultTrainingOptions, type TrainingOptions } from "../training/options.ts";
import { normalCell, normalTask, type SpecPart } from "./spec-parts.ts";

const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);
const positive = () => z.number().gt(0);
const nonNegative = () => z.number().min(0);

const standard = defaultTrainingOptions;

const trainingSchema = z.strictObject({
  steps: whole(1, 100_000_000).default(standard.steps).describe("optimiser steps"),
  batch: whole(1, 1_000_000).default(standard.batch).describe("trials in each step"),
  learningRate: positive().default(standard.learningRate).describe("learning rate of the first step"),
  finalLearningRate: positive().default(standard.finalLearningRate).describe("learning rate of the last step"),
  schedule: z.enum(["exponential", "cosine", "constant"]).default(standard.schedule).describe("way from the first to the last learning rate"),
  clip: nonNegative().default(standard.clip).describe("largest norm of the whole gradient, 0 for none"),
  l2Weights: nonNegative().default(standard.l2Weights).describe("penalty on the sum of squared weights"),
  l2Rates: nonNegative().default(standard.l2Rates).describe("penalty on the mean square of what the readout sees"),
  beta1: nonNegative().lt(1).default(standard.beta1).describe("Adam's decay of the mean gradient"),
  beta2: nonNegative().lt(1).default(standard.beta2).describe("Adam's decay of the mean squared gradient"),
  epsilon: positive().default(standard.epsilon).describe("Adam's smallest divisor"),
});

const initialisationSchema = z.strictObject({
  gain: positive().default(standardInitialisation.gain),
  recurrent: z.enum(["gaussian", "orthogonal"]).default(standardInitialisation.recurrent),
});

const checkpointsSchema = z.strictObject({
  every: whole(1, 100_000_000).optional(),
  at: z.array(whole(0, 100_000_000)).optional(),
});

const partSchema = z.looseObject({ name: z.string().min(1) });

const runSchema = z.strictObject({
  task: partSchema,
  cell: partSchema,
  units: whole(1, 16_384).default(64),
  seed: whole(0, 4_294_967_295).default(0),
  evaluationTrials: whole(1, 1_000_000).default(512),
  training: trainingSchema.prefault({}),
  initialisation: initialisationSchema.prefault({}),
  checkpoints: checkpointsSchema.optional(),
});

/**
 * Everything that decides a run: the same specification gives the same bits.
 *
 * Defaults: 64 units, seed 0, 512 evaluation trials (a standard error of the score well below the pass criteria)
 * and the training options' own defaults, see `TrainingOptions`.
 */
export interface RunSpec {
  /** A built-in task and its options, all of them stated. */
  readonly task: SpecPart;
  /** A built-in cell and its options, all of them stated; or a user's own cell, whose `graph` travels along. */
  readonly cell: SpecPart;
  /** Number of units N. */
  readonly units: number;
  /** Seed of every random stream of the run. */
  readonly seed: number;
  /** Fresh trials that the trained network is scored on. */
  readonly evaluationTrials: number;
  readonly training: TrainingOptions;
  /** How the network starts; left out where it starts in the usual way, so that a run has one normal form. */
  readonly initialisation?: Initialisation;
  /**
   * Which networks on the way are kept beside the trained one; left out for none. Part of the run's identity: the
   * same id always stands for the same files.
   */
  readonly checkpoints?: Checkpoints;
}

/** A training option: its name, default and one line of help. */
export interface TrainingField {
  readonly name: string;
  readonly default: number | string;
  readonly help: string;
}

/** The training options of a specification, for forms and command lines. */
export const trainingFields: readonly TrainingField[] = Object.entries(trainingSchema.shape).map(([name, schema]) => ({
  name,
  default: schema.parse(undefined),
  help: String(schema.description),
}));

/**
 * Checks a specification, fills in every default and puts it into its normal form, in which equal runs have equal
 * specifications.
 *
 * @param input what a file or command line gave.
 * @param options `who` is named in errors, typically the file (default `"run specification"`); `placeOf` names
 *   instead the place in the file that a key or value stands at.
 * @throws InvalidInputError naming the first wrong key or value, with the closest known name.
 * @example
 * parseRunSpec({ task: { name: "flip-flop" }, cell: { name: "gru" } }).units; // 64
 */
export function parseRunSpec(input: unknown, options: { readonly who?: string; readonly placeOf?: PlaceOf } = {}): RunSpec {
  const { who = "run specification", placeOf = () => who } = options;
  const parsed = runSchema.safeParse(input);
  if (!parsed.success) throw specComplaint(placeOf, parsed.error.issues, input, runSpecKeys);
  const { checkpoints, initialisation, ...rest } = parsed.data;
  const start = isStandardInitialisation(initialisation) ? {} : { initialisation };
  const spec = { ...rest, ...start, task: normalPart("task", rest.task, normalTask, options.placeOf), cell: normalPart("cell", rest.cell, normalCell, options.placeOf) };
  return checkpoints === undefined ? spec : { ...spec, checkpoints: normalCheckpoints(checkpoints, spec.training.steps, placeOf) };
}

/** The keys that a specification has at a path (dots between keys); the specification's own for any other path. */
export function runSpecKeys(path: string): readonly string[] {
  const inner = new Map<string, readonly string[]>([
    ["checkpoints", Object.keys(checkpointsSchema.shape)],
    ["initialisation", Object.keys(initialisationSchema.shape)],
    ["training", Object.keys(trainingSchema.shape)],
  ]);
  return inner.get(path) ?? Object.keys(runSchema.shape);
}

function normalPart(field: "task" | "cell", part: SpecPart, normal: (part: SpecPart) => SpecPart, placeOf: PlaceOf | undefined): SpecPart {
  try {
    return normal(part);
  } catch (error) {
    throw placeOf === undefined ? error : partComplaint(field, part, error, placeOf);
  }
}
