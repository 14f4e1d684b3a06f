import { Command } from "commander";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { executeStored, type StoredRun } from "../lab/execute-stored.ts";
import type { RunProgress } from "../lab/execute-run.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { standardInitialisation } from "../lab/initialisation.ts";
import { runId } from "../lab/run-id.ts";
import { parseRunSpec, trainingFields, type RunSpec } from "../lab/run-spec.ts";
import { openRunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CliIo } from "./cli-io.ts";
import { loadCellPart } from "./load-cell-part.ts";
import { assignmentOption, numberOption, type Assignments } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import { readSpecFile } from "./read-spec-file.ts";
import { formatRun } from "./show-command.ts";
import type { Invocation, Settings } from "./settings.ts";

const EXAMPLES = `
Examples:
  nullcline train flip-flop
  nullcline train flip-flop --cell gru --units 32 --steps 1000 --seed 7
  nullcline train sine --cell vanilla --cell-option activation=relu --out sine.safetensors
  nullcline train integration --cell ./my-cell.mjs --json > result.json
  nullcline train flip-flop --cell ./my-equations.cell
  nullcline train --spec spec.json`;

interface TrainOptions {
  readonly spec?: string;
  readonly cell?: string;
  readonly cellOption?: Assignments;
  readonly taskOption?: Assignments;
  readonly units?: number;
  readonly seed?: number;
  readonly gain?: number;
  readonly recurrent?: string;
  readonly store: string;
  readonly out?: string;
  readonly [trainingOption: string]: unknown;
}

/** `nullcline train TASK`: trains one network, puts the run into the store and prints how well it does. */
export function trainCommand(io: CliIo, settings: Settings): Command {
  const command = new Command("train")
    .summary("train one network on a task")
    .description("Train one network on a task and keep the run: specification, weights, losses and score.")
    .argument("[task]", 'name of a task; "nullcline list" shows them')
    .option("--spec <file>", "read the whole specification from a JSON file; other options override it")
    .option("--cell <name or file>", 'a built-in cell, or the path of one of your own: ./my.cell with equations, or ./my-cell.mjs that exports one (default: "vanilla")')
    .option("--cell-option <name=value>", "an option of the cell; repeatable", assignmentOption("--cell-option"))
    .option("--task-option <name=value>", "an option of the task; repeatable", assignmentOption("--task-option"))
    .option("--units <number>", "number of units (default: 64)", numberOption("--units"))
    .option("--seed <number>", "seed of every random stream (default: 0)", numberOption("--seed"))
    .option("--gain <number>", `scale of the recurrent weights at the start (default: ${standardInitialisation.gain})`, numberOption("--gain"))
    .option("--recurrent <name>", `how recurrent weights start: gaussian or orthogonal (default: "${standardInitialisation.recurrent}")`)
    .option("--store <folder>", "where runs are kept", "runs")
    .option("--out <file>", "also copy the network to this .safetensors file");
  for (const { name, default: value, help } of trainingFields) {
    const flag = `--${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
    if (typeof value === "number") command.option(`${flag} <number>`, `${help} (default: ${value})`, numberOption(flag));
    else command.option(`${flag} <name>`, `${help} (default: "${value}")`);
  }
  return command.addHelpText("after", EXAMPLES).action((task: string | undefined, options: TrainOptions) => settings.interruptible((signal) => train(task, options, { io, json: settings.json, signal })));
}

async function train(task: string | undefined, options: TrainOptions, { io, json, signal }: Invocation): Promise<void> {
  const spec = await specFrom(task, options, io);
  const out = options.out === undefined ? undefined : checkOut(resolve(io.folder, options.out));
  const store = openRunStore(resolve(io.folder, options.store));
  io.err(`run ${runId(spec)}: ${spec.cell.name} with ${spec.units} units on ${spec.task.name}, ${spec.training.steps} steps\n`);
  const line = startProgressLine(io, `train ${spec.task.name}`, "steps");
  const onProgress = ({ step, loss }: RunProgress) => line.update({ done: step + 1, total: spec.training.steps, note: `loss ${loss.toPrecision(3)}` });
  const run = await executeStored(store, spec, { onProgress, signal }).finally(() => line.clear());
  if (out !== undefined) await replaceFiles(dirname(out), new Map([[basename(out), await readFile(run.weights)]]));
  announce(run, out, io);
  io.out(json ? `${JSON.stringify(run.result)}\n` : formatRun(spec, run.result));
}

function announce(run: StoredRun, out: string | undefined, io: CliIo): void {
  io.err(run.reused ? `the store held it already; nothing was trained\n` : `run kept in ${dirname(run.weights)}\n`);
  if (out !== undefined) io.err(`network copied to ${out}\n`);
}

async function specFrom(task: string | undefined, options: TrainOptions, io: CliIo): Promise<RunSpec> {
  const base = options.spec === undefined ? {} : await readSpecFile(resolve(io.folder, options.spec), options.spec);
  const who = options.spec ?? "nullcline train";
  if (task === undefined && base["task"] === undefined) throw new InvalidInputError({ who, expected: "a task", got: "none", remedy: 'Name one of the tasks of "nullcline list", as in "nullcline train flip-flop"' });
  const cell = options.cell === undefined ? withOptions(base["cell"] ?? { name: "vanilla" }, options.cellOption) : await loadCellPart(options.cell, options.cellOption ?? {}, io.folder);
  return parseRunSpec(
    {
      ...base,
      task: withOptions(task === undefined ? base["task"] : { name: task }, options.taskOption),
      cell,
      ...given(["units", "seed"], options),
      initialisation: withOptions(base["initialisation"] ?? {}, given(["gain", "recurrent"], options)),
      training: withOptions(base["training"] ?? {}, given(trainingFields.map(({ name }) => name), options)),
    },
    { who },
  );
}

/** Adds options to a part of a specification; a part that is no object is left for the specification's check to refuse. */
function withOptions(part: unknown, options: Readonly<Record<string, unknown>> = {}): unknown {
  return typeof part === "object" && part !== null && !Array.isArray(part) ? { ...part, ...options } : part;
}

function given(names: readonly string[], options: TrainOptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
}

/** Refuses an unusable destination before an hour of training, not after. */
function checkOut(path: string): string {
  if (!path.endsWith(".safetensors")) throw new InvalidInputError({ who: "--out", expected: "a file name that ends in .safetensors", got: path });
  if (!existsSync(dirname(path))) throw new InvalidInputError({ who: "--out", expected: "a file in a folder that exists", got: path, remedy: `Create ${dirname(path)} first` });
  return path;
}
