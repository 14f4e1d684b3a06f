import { z } from "zod";
import type { RunResult } from "./execute-run.ts";
import { damagedRunFile, readRunFile } from "./read-run-file.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";

const resultSchema = z.looseObject({
  id: z.string(),
  fingerprint: z.string(),
  finalLoss: z.number(),
  score: z.looseObject({ metrics: z.record(z.string(), z.unknown()), passed: z.boolean(), criterion: z.string() }),
  versions: z.looseObject({}),
});

/**
 * The specification and result of a run in the store.
 * @throws InvalidInputError when the run's files are missing or damaged, which no writer leaves behind.
 */
export async function readRun(store: RunStore, id: string): Promise<{ readonly spec: RunSpec; readonly result: RunResult }> {
  const spec = parseRunSpec(await readRunFile<unknown>(store, id, "spec.json", JSON.parse), { who: store.path(id, "spec.json") });
  const result = await readRunFile<unknown>(store, id, "result.json", JSON.parse);
  const checked = resultSchema.safeParse(result);
  if (!checked.success) throw damagedRunFile(store.path(id, "result.json"), `a file with an unusable ${checked.error.issues[0].path.join(".") || "content"}`);
  if (checked.data.id !== id) throw damagedRunFile(store.path(id, "result.json"), `the result of run ${checked.data.id}`);
  return { spec, result: result as RunResult };
}
