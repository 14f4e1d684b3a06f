import { cellSource } from "@nullcline/cells/equations/cell-source.ts";
import { parseCell } from "@nullcline/cells/equations/parse-cell.ts";
import { cellToJson } from "@nullcline/cells/serialise.ts";
import { canonicalJson, type JsonValue } from "@nullcline/formats/canonical-json.ts";
import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { cellOf } from "@nullcline/lab/spec-parts.ts";

/** The command that does again what the page did, and the files that it needs, by name. */
export interface Reproduction {
  readonly command: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The file that a reproducing command writes the network to, and that further commands read. */
export const NETWORK_FILE = "network.safetensors";
const CELL_FILE = "own.cell";
const SPEC_FILE = "spec.json";

/**
 * The command that trains a specification's network: the same run, with the same id. What is at its default stays out. A
 * cell of one's own goes into a file of equations; what the command line has no option for, or equations would change,
 * into a file with the whole specification.
 */
export function trainReproduction(spec: RunSpec): Reproduction {
  const { graph } = spec.cell;
  const start = ["npx", "nullcline", "train"];
  const end = ["--out", NETWORK_FILE];
  const source = graph === undefined ? undefined : cellSource(cellOf(spec.cell));
  if (!isSaidByOptions(spec) || (source !== undefined && !givesGraph(source, graph))) {
    return { command: commandLine([...start, "--spec", SPEC_FILE, ...end]), files: new Map([[SPEC_FILE, `${JSON.stringify(spec, undefined, 2)}\n`]]) };
  }
  const cell = source === undefined ? builtInCell(spec) : ["--cell", `./${CELL_FILE}`];
  return {
    command: commandLine([...start, spec.task.name, ...taskOptions(spec), ...cell, "--units", String(spec.units), "--seed", String(spec.seed), ...trainingOptions(spec), ...initialisationOptions(spec), ...end]),
    files: source === undefined ? new Map() : new Map([[CELL_FILE, source]]),
  };
}

/** The command that finds the fixed points of the network in a file under a constant input. */
export function fixedPointsCommand(input: readonly number[], file = NETWORK_FILE): string {
  // With "=", since a first number below zero would be taken for an option.
  const given = input.some((value) => value !== 0) ? [`--input=${input.join(",")}`] : [];
  return commandLine(["npx", "nullcline", "fixed-points", file, ...given]);
}

/** A command as a shell takes it: what is more than letters, digits and common signs stands in quotation marks. */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w.,=:+/-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}

function isSaidByOptions({ checkpoints, evaluationTrials, task, cell }: RunSpec): boolean {
  return checkpoints === undefined && evaluationTrials === standardOf(task.name, cell.graph === undefined ? cell.name : "vanilla").evaluationTrials;
}

/** Whether equations make a cell's very graph, so that the run keeps its id. */
function givesGraph(source: string, graph: unknown): boolean {
  return canonicalJson(cellToJson(parseCell(source, { name: "own" })) as unknown as JsonValue) === canonicalJson(graph as JsonValue);
}

function standardOf(task: string, cell: string): RunSpec {
  return parseRunSpec({ task: { name: task }, cell: { name: cell } });
}

function taskOptions({ task }: RunSpec): readonly string[] {
  return changed(task, standardOf(task.name, "vanilla").task).flatMap(([name, value]) => ["--task-option", `${name}=${value}`]);
}

function builtInCell({ cell, task }: RunSpec): readonly string[] {
  return ["--cell", cell.name, ...changed(cell, standardOf(task.name, cell.name).cell).flatMap(([name, value]) => ["--cell-option", `${name}=${value}`])];
}

function trainingOptions({ training, task }: RunSpec): readonly string[] {
  const options = changed({ ...training }, { ...standardOf(task.name, "vanilla").training, steps: undefined });
  return options.map(([name, value]) => `--${name.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`)}=${value}`);
}

function initialisationOptions({ initialisation }: RunSpec): readonly string[] {
  return initialisation === undefined ? [] : [`--gain=${initialisation.gain}`, `--recurrent=${initialisation.recurrent}`];
}

function changed(values: Readonly<Record<string, unknown>>, standard: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(values).filter(([name, value]) => value !== standard[name]);
}
