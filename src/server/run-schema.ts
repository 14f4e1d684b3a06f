import { z } from "zod";
import type { RunResult } from "../lab/execute-run.ts";
import type { RunSpec } from "../lab/run-spec.ts";
import { lenientNumber } from "./lenient-number.ts";

const part = z.looseObject({ name: z.string() });

/**
 * A run's specification in its normal form. Which tasks, cells and options there are is checked by `parseRunSpec`; this
 * says what is where, so that a page need not load every task to show a run.
 */
export const runSpecSchema: z.ZodType<RunSpec> = z.object({
  task: part,
  cell: part,
  units: z.number(),
  seed: z.number(),
  evaluationTrials: z.number(),
  training: z.object({
    steps: z.number(),
    batch: z.number(),
    learningRate: z.number(),
    finalLearningRate: z.number(),
    schedule: z.enum(["exponential", "cosine", "constant"]),
    clip: z.number(),
    l2Weights: z.number(),
    l2Rates: z.number(),
    beta1: z.number(),
    beta2: z.number(),
    epsilon: z.number(),
  }),
  initialisation: z.object({ gain: z.number(), recurrent: z.enum(["gaussian", "orthogonal"]) }).exactOptional(),
  checkpoints: z.union([z.object({ every: z.number() }), z.object({ at: z.array(z.number()) })]).exactOptional(),
});

/** What a run came to: the content of its `result.json`. */
export const runResultSchema: z.ZodType<RunResult> = z.object({
  id: z.string(),
  fingerprint: z.string(),
  finalLoss: lenientNumber,
  score: z.object({ metrics: z.record(z.string(), lenientNumber), passed: z.boolean(), criterion: z.string() }),
  versions: z.object({ nullcline: z.string(), kernel: z.string(), kernelBuild: z.string(), node: z.string(), computation: z.string().exactOptional() }),
});
