import { readRun } from "../lab/read-run.ts";
import type { RunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { RunDetail } from "./api.ts";
import { complaintOf } from "./complaint-of.ts";
import { listConfined } from "./confined-file.ts";
import { runResultSchema } from "./run-schema.ts";

/** Name, digest and extension of a file that an analysis leaves, see `analysisFile`. */
export const ANALYSIS_FILE = /^([A-Za-z0-9][\w-]*)-[0-9a-f]{16}\.\w{1,16}$/;
/** A number of steps as a checkpoint's name states it. */
export const CHECKPOINT_STEP = /^(0|[1-9]\d{0,8})$/;

const CHECKPOINT = /^(0|[1-9]\d{0,8})\.safetensors$/;

/** A run with its specification, result, and the lists of its checkpoints and analyses; what is wrong with it if it is damaged. */
export async function runDetail(store: RunStore, id: string): Promise<RunDetail> {
  try {
    const { spec, result } = await readRun(store, id);
    const checked = runResultSchema.safeParse(result);
    if (!checked.success) throw unusable(`${id}/result.json`, checked.error.issues[0].path.join("."));
    return { status: "whole", id, spec, result, checkpoints: checkpointsOf(store, id), analyses: analysesOf(store, id) };
  } catch (error) {
    return { status: "damaged", id, problem: complaintOf(error, store.folder) };
  }
}

function unusable(who: string, place: string): InvalidInputError {
  return new InvalidInputError({ who, expected: "the result of a run", got: `a file with an unusable ${place}` });
}

function checkpointsOf({ folder }: RunStore, id: string): number[] {
  const names = listConfined(folder, [id, "checkpoints"]);
  return names.flatMap((name) => CHECKPOINT.exec(name)?.[1] ?? []).map(Number).toSorted((a, b) => a - b);
}

function analysesOf({ folder }: RunStore, id: string): { name: string; file: string }[] {
  return listConfined(folder, [id]).flatMap((file) => {
    const name = ANALYSIS_FILE.exec(file)?.[1];
    return name === undefined ? [] : [{ name, file }];
  });
}
