import { chooseKernels } from "../../../kernels/choose-kernels.node.ts";
import { packError } from "../../../lab/packed-error.ts";
import { runInTurns } from "../../../lab/run-in-turns.ts";
import { openRunStore } from "../../../lab/run-store.ts";
import { NullclineError } from "../../../numeric/errors.ts";
import { measureCheckpoint } from "../checkpoints/checkpoint-spectrum.ts";
import { measureClassicalSystems } from "../classical-systems.ts";
import { measureRandom } from "../measure-random.ts";
import { measureText } from "../measure-trained.ts";
import type { SpectrumRecords, SpectrumReply, SpectrumTask } from "./spectrum-task.ts";

chooseKernels(process.env);

/** Measures in a worker thread; the main thread does the writing. */
export default async function measureInThread(task: SpectrumTask): Promise<SpectrumReply> {
  try {
    return { record: await measured(task) };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  }
}

async function measured(task: SpectrumTask): Promise<SpectrumRecords[keyof SpectrumRecords]> {
  switch (task.kind) {
    case "classical": return runInTurns(measureClassicalSystems(task.steps));
    case "random": return runInTurns(measureRandom(task.chosen));
    case "text": return measureText(openRunStore(task.folder), task);
    case "checkpoint": return measureCheckpoint(openRunStore(task.folder), task);
  }
}
