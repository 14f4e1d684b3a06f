import { Command } from "commander";
import { resolve } from "node:path";
import type { RunResult } from "../lab/execute-run.ts";
import { readRun } from "../lab/read-run.ts";
import type { RunSpec } from "../lab/run-spec.ts";
import { openRunStore } from "../lab/run-store.ts";
import type { CliIo } from "./cli-io.ts";
import type { Settings } from "./settings.ts";
import { formatNumber, formatTable } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline show 3f2a
  nullcline show 3f2a --json`;

/** `nullcline show RUN`: prints what a run was and how well its network does. */
export function showCommand(io: CliIo, settings: Settings): Command {
  return new Command("show")
    .summary("show a run of the store")
    .description("Show a run: what was trained, how well it does, and the fingerprint of its weights.")
    .argument("<run>", "id of the run, or its first characters")
    .option("--store <folder>", "where runs are kept", "runs")
    .addHelpText("after", EXAMPLES)
    .action(async (run: string, options: { readonly store: string }) => {
      const store = openRunStore(resolve(io.folder, options.store));
      const { spec, result } = await readRun(store, await store.resolve(run));
      io.out(settings.json ? `${JSON.stringify({ spec, result })}\n` : formatRun(spec, result));
    });
}

/** A run as a table of two columns. */
export function formatRun(spec: RunSpec, result: RunResult): string {
  const rows = [
    ["run", result.id],
    ["task", describePart(spec.task)],
    ["cell", describePart(spec.cell)],
    ["units", String(spec.units)],
    ["seed", String(spec.seed)],
    ["training", `${spec.training.steps} steps of ${spec.training.batch} trials`],
    ...(spec.checkpoints === undefined ? [] : [["checkpoints", describeCheckpoints(spec.checkpoints)]]),
    ["final loss", formatNumber(result.finalLoss)],
    ...Object.entries(result.score.metrics).map(([name, value]) => [name, formatNumber(value)]),
    ["passed", `${result.score.passed ? "yes" : "no"} (${result.score.criterion})`],
    ["fingerprint", result.fingerprint],
    ["computed by", `Nullcline ${result.versions.nullcline}, ${result.versions.kernelBuild} kernels, ${result.versions.node === undefined ? "a browser" : `Node ${result.versions.node}`}`],
  ];
  return formatTable([{ label: "what", align: "left" }, { label: "value", align: "left" }], rows);
}

function describeCheckpoints(checkpoints: NonNullable<RunSpec["checkpoints"]>): string {
  return "every" in checkpoints ? `every ${checkpoints.every} steps` : `after ${checkpoints.at.join(", ")} steps`;
}

function describePart({ name, graph, ...options }: RunSpec["task"]): string {
  const stated = Object.entries(options).map(([key, value]) => `${key} ${String(value)}`);
  if (graph !== undefined) stated.push("a cell of one's own");
  return stated.length === 0 ? name : `${name} (${stated.join(", ")})`;
}
