import { Command, Option } from "commander";
import { availableParallelism, freemem } from "node:os";
import { resolve } from "node:path";
import { checkTasks, taskChecksText } from "../lab/check-tasks.ts";
import { estimateSweep, type SweepEstimate } from "../lab/estimate-sweep.ts";
import { failureFile } from "../lab/failure-record.ts";
import { planSweep, type SweepPlan } from "../lab/plan-sweep.ts";
import { readSweepFile } from "../lab/read-sweep-file.ts";
import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { runSweep, type SweepSummary } from "../lab/run-sweep.ts";
import { NullclineError } from "../numeric/errors.ts";
import { formatBytes } from "./byte-size.ts";
import type { CliIo } from "./cli-io.ts";
import { formatDuration } from "./duration.ts";
import { countOption } from "./parse-number.ts";
import type { Invocation, Settings } from "./settings.ts";
import { loadSweptCells } from "./swept-cells.ts";
import { startSweepProgress } from "./sweep-progress.ts";
import { formatSweep } from "./sweep-table.ts";

const EXAMPLES = `
A sweep file states a run in which any field may be a list; all combinations are trained:
  task: flip-flop
  cell: [vanilla, gru]
  units: [32, 64]
  training: { l2Weights: [0, 1e-6] }
  seeds: 10

Stopped or killed, a sweep goes on where it was when it is started again.

Examples:
  nullcline sweep population.yaml --dry-run
  nullcline sweep population.yaml --workers 2 --store /data/runs
  nullcline sweep population.yaml --json > summary.json`;

interface SweepOptions {
  readonly store: string;
  readonly workers?: number;
  readonly retries: number;
  readonly otherVersions: "keep" | "retrain";
  readonly dryRun?: boolean;
}

/** `nullcline sweep FILE`: trains every combination of a grid into the store, and prints how each configuration ended. */
export function sweepCommand(io: CliIo, settings: Settings): Command {
  return new Command("sweep")
    .summary("train a population of networks from a grid")
    .description("Train every combination of a grid of specifications; what the store holds already is not trained again.")
    .argument("<file>", "the grid, as YAML or JSON")
    .option("--store <folder>", "where runs are kept", "runs")
    .option("--workers <number>", "networks trained at the same time (default: one a core)", countOption("--workers", 1))
    .option("--retries <number>", "how often a network that failed is tried again; a divergence is not, it would repeat", countOption("--retries", 0), 1)
    .addOption(new Option("--other-versions <what>", "what becomes of stored runs that another version of the code made").choices(["keep", "retrain"]).default("keep"))
    .option("--dry-run", "only say what there is to train, and estimate what it takes")
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: SweepOptions) => settings.interruptible((signal) => sweep(file, options, { io, json: settings.json, signal })));
}

async function sweep(file: string, options: SweepOptions, invocation: Invocation): Promise<void> {
  const { io, json, signal } = invocation;
  const { sweep: grid, placeOf } = await readSweepFile(resolve(io.folder, file), file);
  const plan = planSweep(await loadSweptCells(grid, io.folder), { who: file, placeOf });
  const store = openRunStore(resolve(io.folder, options.store));
  const survey = await surveyOf(plan, store, options, signal);
  announce(file, plan, survey, io);
  if (survey.toTrain > 0) io.err(taskChecksText(checkTasks(plan.runs.map(({ spec }) => spec))));
  if (options.dryRun === true) {
    if (json) io.out(`${JSON.stringify(dryRunRecord(plan, survey))}\n`);
    return;
  }
  const progress = startSweepProgress(io);
  const { retries, otherVersions } = options;
  const { workers } = survey;
  const summary = await runSweep(store, plan, { workers, retries, otherVersions, signal, weigh: survey.estimate?.secondsPerStep ?? (() => 0), onProgress: progress.update }).finally(() => progress.clear());
  const older = summary.otherVersions;
  if (older > 0) io.err(`note: ${older} of the reused runs were made by another version of the code; --other-versions retrain trains them again\n`);
  io.out(json ? `${JSON.stringify(summary)}\n` : formatSweep(summary));
  failIfAnyFailed(summary, store);
}

/** What there is to do. */
interface Survey {
  readonly toTrain: number;
  readonly workers: number;
  /** Missing where nothing is to be trained. */
  readonly estimate: SweepEstimate | undefined;
}

async function surveyOf(plan: SweepPlan, store: RunStore, options: SweepOptions, signal: AbortSignal): Promise<Survey> {
  const kept = new Set(await store.ids());
  const missing = plan.runs.filter(({ id }) => !kept.has(id)).map(({ spec }) => spec);
  const workers = Math.min(options.workers ?? Infinity, availableParallelism(), Math.max(1, missing.length));
  return { toTrain: missing.length, workers, estimate: missing.length === 0 ? undefined : await estimateSweep(missing, { workers, signal }) };
}

function announce(file: string, { runs }: SweepPlan, { toTrain, workers, estimate }: Survey, io: CliIo): void {
  io.err(`sweep ${file}: ${runs.length} ${runs.length === 1 ? "run" : "runs"}, ${runs.length - toTrain} already in the store, ${toTrain} to train\n`);
  if (estimate === undefined) return;
  const { seconds, bytes, measured } = estimate;
  const onWorkers = `on ${workers} ${workers === 1 ? "worker" : "workers"}`;
  io.err(`estimate from the first steps of ${measured} ${measured === 1 ? "kind" : "kinds"} of network: ${seconds < 1 ? "less than 1 s" : `about ${formatDuration(seconds)}`} and ${formatBytes(bytes)} of memory ${onWorkers}\n`);
  if (bytes > freemem()) io.err(`note: only ${formatBytes(freemem())} of memory are free; fewer --workers or a smaller training.batch need less\n`);
}

function dryRunRecord({ runs, columns }: SweepPlan, { toTrain, workers, estimate }: Survey): object {
  return {
    runs: runs.map(({ id, configuration, spec }) => ({ id, configuration, seed: spec.seed })),
    columns,
    toTrain,
    workers,
    estimate: { seconds: estimate?.seconds ?? 0, bytes: estimate?.bytes ?? 0 },
  };
}

function failIfAnyFailed({ failures, configurations }: SweepSummary, store: RunStore): void {
  if (failures.length === 0) return;
  const runs = configurations.reduce((sum, configuration) => sum + configuration.runs, 0);
  const [{ id, message }] = failures;
  throw new NullclineError({
    who: "nullcline sweep",
    expected: "every run to succeed",
    got: `${failures.length} of ${runs} that failed, the first with "${message}"`,
    remedy: `The records are in files such as ${failureFile(store, id)}; the same command tries these runs again`,
  });
}
