import { Command } from "commander";
import { resolve } from "node:path";
import { builtInCells } from "../cells/catalogue.ts";
import { readRun } from "../lab/read-run.ts";
import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createTask, taskNames } from "../tasks/catalogue.ts";
import type { CliIo } from "./cli-io.ts";
import type { Settings } from "./settings.ts";
import { loadStudies } from "./study-catalogue.ts";
import { formatTable, type Column } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline list
  nullcline list --json
  nullcline list --store /data/runs`;

/** `nullcline list`: what there is to train, to study and to look at. */
export function listCommand(io: CliIo, settings: Settings): Command {
  return new Command("list")
    .summary("list tasks, cells, studies and kept runs")
    .description("List the tasks, cells and studies that can be named, and the runs in the store.")
    .option("--store <folder>", "where runs are kept", "runs")
    .addHelpText("after", EXAMPLES)
    .action(async (options: { readonly store: string }) => {
      const listing = await gather(openRunStore(resolve(io.folder, options.store)));
      for (const { problem } of listing.damaged) io.err(`${problem}\n`);
      io.out(settings.json ? `${JSON.stringify(listing)}\n` : format(listing));
    });
}

interface Listing {
  readonly tasks: readonly { readonly name: string; readonly summary: string; readonly options: Readonly<Record<string, number>> }[];
  readonly cells: readonly { readonly name: string; readonly equations: readonly string[]; readonly options: Readonly<Record<string, number | string>> }[];
  readonly studies: readonly { readonly name: string; readonly summary: string }[];
  readonly runs: readonly { readonly id: string; readonly task: string; readonly cell: string; readonly units: number; readonly seed: number; readonly passed: boolean }[];
  /** Runs whose files cannot be read. */
  readonly damaged: readonly { readonly id: string; readonly problem: string }[];
}

async function gather(store: RunStore): Promise<Listing> {
  const studies = await loadStudies();
  const runs = [];
  const damaged = [];
  for (const id of await store.ids()) {
    try {
      runs.push(await readRun(store, id));
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      damaged.push({ id, problem: error.message });
    }
  }
  return {
    tasks: taskNames.map((name) => createTask(name)).map(({ name, summary, options }) => ({ name, summary, options })),
    cells: [...builtInCells.values()].map(({ name, equations, options }) => ({ name, equations, options })),
    studies: studies.map(({ name, summary }) => ({ name, summary })),
    runs: runs.map(({ spec, result }) => ({ id: result.id, task: spec.task.name, cell: spec.cell.name, units: spec.units, seed: spec.seed, passed: result.score.passed })),
    damaged,
  };
}

const left = (label: string): Column => ({ label, align: "left" });
const right = (label: string): Column => ({ label, align: "right" });

function format({ tasks, cells, studies, runs }: Listing): string {
  const sections = [
    formatTable([left("task"), left("what it asks"), left("options")], tasks.map(({ name, summary, options }) => [name, summary, describeOptions(options)])),
    formatTable([left("cell"), left("options")], cells.map(({ name, options }) => [name, describeOptions(options)])),
    formatTable([left("study"), left("what it asks")], studies.map(({ name, summary }) => [name, summary])),
  ];
  if (runs.length > 0) {
    const rows = runs.map(({ id, task, cell, units, seed, passed }) => [id, task, cell, String(units), String(seed), passed ? "yes" : "no"]);
    sections.push(formatTable([left("run"), left("task"), left("cell"), right("units"), right("seed"), left("passed")], rows));
  }
  return sections.join("\n");
}

function describeOptions(options: Readonly<Record<string, number | string>>): string {
  return Object.entries(options).map(([name, value]) => `${name}=${value}`).join(" ");
}
