import { z } from "zod";
import type { RunStore } from "../lab/run-store.ts";
import { describeJson } from "../formats/describe-json.ts";
import type { RunProgress } from "./api.ts";
import { HttpProblem } from "./http-problem.ts";

const lineSchema = z.object({ step: z.number(), loss: z.number().nullable(), gradientNorm: z.number().nullable(), learningRate: z.number().nullable() });

/**
 * A run's training from its `progress.jsonl`, one list a measure.
 *
 * @throws HttpProblem 404 without that file, 422 when a line of it is damaged.
 */
export async function runProgress(store: RunStore, id: string): Promise<RunProgress> {
  const text = new TextDecoder().decode(await store.read(id, "progress.jsonl"));
  const lines = text.split("\n").filter((line) => line !== "").map((line, index) => parseLine(line, `${id}/progress.jsonl:${index + 1}`));
  return {
    steps: lines.map(({ step }) => step),
    losses: lines.map(({ loss }) => loss),
    gradientNorms: lines.map(({ gradientNorm }) => gradientNorm),
    learningRates: lines.map(({ learningRate }) => learningRate),
  };
}

function parseLine(line: string, who: string): z.infer<typeof lineSchema> {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  throw new HttpProblem(422, { who, expected: "a step of a training with its loss, gradientNorm and learningRate", got: describeJson(line) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
