/**
 * How fast populations train: `--task flip-flop --share 0.05`. Takes one network of every architecture from the quick
 * profile of the universality study, trains each for that share of its steps as a run does, in this process, and reports
 * how many whole networks an hour of this core would train. Scoring and analyses are left out. Speaks the protocol of
 * `peers/timed_loop.py`.
 */
import { parseArgs } from "node:util";
import { executeRun } from "../src/lab/execute-run.ts";
import type { RunSpec } from "../src/lab/run-spec.ts";
import { plannedPopulation } from "../src/studies/universality/population.ts";
import { universalityProfile } from "../src/studies/universality/profile.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({ options: { task: { type: "string", default: "flip-flop" }, share: { type: "string", default: "0.05" } } });
const share = Number(values.share);

/** The first network of every architecture on the task. */
function networksOf(task: string): RunSpec[] {
  const runs = plannedPopulation(universalityProfile("quick"), 0).map(({ run }) => run).filter((run) => run.task.name === task);
  return [...new Map(runs.toReversed().map((run) => [run.cell.name, run])).values()];
}

/** Trains for a share of a run's steps; returns the share done and the seconds from the end of the first step to that of the last. */
async function trainShare(run: RunSpec): Promise<{ readonly networks: number; readonly seconds: number }> {
  const enough = new AbortController();
  const wanted = Math.max(2, Math.ceil(share * run.training.steps));
  let [first, last] = [0, 0];
  const onProgress = ({ step }: { readonly step: number }): void => {
    if (step === 0) first = performance.now();
    if (step === wanted - 1) {
      last = performance.now();
      enough.abort("enough");
    }
  };
  await executeRun(run, { onProgress, signal: enough.signal }).catch((reason: unknown) => {
    if (reason !== "enough") throw reason;
  });
  return { networks: (wanted - 1) / run.training.steps, seconds: (last - first) / 1e3 };
}

await serveTimedLoop(
  "Nullcline",
  () => {
    const runs = networksOf(values.task);
    if (runs.length === 0) throw new Error(`no network of the quick profile is trained on ${values.task}`);
    return async () => {
      const sum = { networks: 0, seconds: 0 };
      for (const run of runs) {
        const { networks, seconds } = await trainShare(run);
        sum.networks += networks;
        sum.seconds += seconds;
      }
      return { networksPerHour: (3600 * sum.networks) / sum.seconds, cells: runs.map(({ cell }) => cell.name).toReversed(), units: runs[0].units, batch: runs[0].training.batch };
    };
  },
  1,
);
