import { InvalidInputError } from "../numeric/errors.ts";
import type { RunResult } from "./execute-run.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";

/**
 * The specification and result of a run in the store.
 * @throws InvalidInputError when the run's files are missing or damaged, which no writer leaves behind.
 */
export async function readRun(store: RunStore, id: string): Promise<{ readonly spec: RunSpec; readonly result: RunResult }> {
  const spec = parseRunSpec(await readJson(store, id, "spec.json"), { who: store.path(id, "spec.json") });
  return { spec, result: (await readJson(store, id, "result.json")) as RunResult };
}

async function readJson(store: RunStore, id: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await store.read(id, file)));
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InvalidInputError({ who: store.path(id, file), expected: "a whole file of a run", got, remedy: "Something other than Nullcline changed the run; delete its folder and train again" });
  }
}
