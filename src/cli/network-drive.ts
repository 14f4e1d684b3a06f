import type { Command } from "commander";
import { basename, resolve } from "node:path";
import { readDrivingTrials, type DrivingTrials } from "../formats/import/driving-trials.ts";
import type { OpenedNetwork } from "../lab/open-network.ts";
import { parseRunSpec } from "../lab/run-spec.ts";
import { taskOf } from "../lab/spec-parts.ts";
import type { RunOptions } from "../network/run.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import type { Task } from "../tasks/task.ts";
import { assignmentOption, countOption, type Assignments } from "./parse-number.ts";
import { readInputFile } from "./read-input-file.ts";

/** What drives the networks that are compared: each its own task, all one task, or all the trials in one file. */
export type NetworkDrive =
  | { readonly kind: "own tasks"; readonly count: number; readonly seed: number }
  | { readonly kind: "task"; readonly task: Task; readonly count: number; readonly seed: number }
  | { readonly kind: "file"; readonly name: string; readonly trials: DrivingTrials };

/** What the command line says of it. */
export interface NetworkDriveFlags {
  readonly inputs?: string;
  readonly task?: string;
  readonly taskOption?: Assignments;
  readonly networkTrials: number;
  readonly store: string;
  readonly seed: number;
}

/** Trials that a network is run on, and in words where they come from. */
export interface DriveBatch extends RunOptions {
  /** [B]; absent where nobody says them. */
  readonly conditions?: readonly string[];
  readonly words: string;
}

/** Adds the options by which commands on activity drive networks. */
export function withNetworkDrive(command: Command): Command {
  return command
    .option("--inputs <file>", "drive networks with the trials in this .npz: inputs and, if wanted, conditions")
    .option("--task <name>", "drive networks with fresh trials of this task (default: each its own)")
    .option("--task-option <name=value>", "an option of that task; repeatable", assignmentOption("--task-option"))
    .option("--network-trials <number>", "trials of a task that networks are run on", countOption("--network-trials", 1), 64)
    .option("--store <folder>", "where runs are kept", "runs");
}

/**
 * The drive that the command line asks for.
 * @throws InvalidInputError when it asks for two, or the task or the file is none
 */
export async function networkDrive({ inputs, task, taskOption, networkTrials: count, seed }: NetworkDriveFlags, folder: string): Promise<NetworkDrive> {
  if (inputs !== undefined && task !== undefined) throw new InvalidInputError({ who: "--inputs", expected: "one drive for all networks", got: "--inputs and --task" });
  if (taskOption !== undefined && task === undefined) throw new InvalidInputError({ who: "--task-option", expected: "a task", got: "none", remedy: "Name it with --task" });
  if (task !== undefined) return { kind: "task", task: taskOf({ ...taskOption, name: task }), count, seed };
  if (inputs === undefined) return { kind: "own tasks", count, seed };
  const path = resolve(folder, inputs);
  return { kind: "file", name: basename(path), trials: readDrivingTrials(await readInputFile(path), { who: path }) };
}

/**
 * The trials on which a network is run. Networks of one task get the same ones.
 * @throws InvalidInputError when the network has another number of inputs, or its task is asked for and nobody says it
 */
export function driveBatch(drive: NetworkDrive, { network, spec, path }: OpenedNetwork): DriveBatch {
  if (drive.kind === "file") {
    const { inputs, conditions } = drive.trials;
    requireInputs(network.inputs, inputs.channels, drive.name, path);
    return { inputs: Float32Array.from(inputs.values), steps: inputs.steps, trials: inputs.trials, ...(conditions === undefined ? {} : { conditions }), words: `the ${inputs.trials} trials in ${drive.name}` };
  }
  const task = drive.kind === "task" ? drive.task : ownTask(spec, path);
  requireInputs(network.inputs, task.inputs, `the task ${task.name}`, path);
  const batch = task.sample(createStream({ study: "compare", purpose: "trials", seed: drive.seed }), drive.count);
  return { ...batch, words: `${drive.count} fresh trials of ${drive.kind === "task" ? "the task" : "its task"} ${task.name}` };
}

function ownTask(spec: unknown, path: string): Task {
  if (spec === undefined) throw new InvalidInputError({ who: path, expected: "a network that says what its task was", got: "none", remedy: "Drive all networks with the same trials: --inputs trials.npz or --task name" });
  return taskOf(parseRunSpec(spec, { who: `${path} (specification)` }).task);
}

function requireInputs(has: number, given: number, source: string, who: string): void {
  if (has === given) return;
  throw new InvalidInputError({ who, expected: `a network of ${given} inputs, as ${source} has`, got: `${has}`, remedy: "Networks are driven by the same inputs only where they have as many" });
}
