import { z } from "zod";
import { InvalidInputError } from "../numeric/errors.ts";
import type { RunResult } from "./execute-run.ts";
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
  const spec = parseRunSpec(await readJson(store, id, "spec.json"), { who: store.path(id, "spec.json") });
  const result = await readJson(store, id, "result.json");
  const checked = resultSchema.safeParse(result);
  if (!checked.success) throw damaged(store.path(id, "result.json"), `a file with an unusable ${checked.error.issues[0].path.join(".") || "content"}`);
  if (checked.data.id !== id) throw damaged(store.path(id, "result.json"), `the result of run ${checked.data.id}`);
  return { spec, result: result as RunResult };
}

async function readJson(store: RunStore, id: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await store.read(id, file)));
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw damaged(store.path(id, file), got);
  }
}

function damaged(path: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: path, expected: "a whole file of a run", got, remedy: "Something other than Nullcline changed the run; delete its folder and train again" });
}
