import type { RunResult } from "../lab/execute-run.ts";
import type { Choice } from "../lab/grid-choices.ts";
import type { RunSpec } from "../lab/run-spec.ts";
import { varyingColumns } from "../lab/varying-columns.ts";
import type { Complaint } from "../numeric/errors.ts";
import type { RunRow } from "./api.ts";

/** A run as the index holds it: its specification and result, or why they cannot be read. */
export type IndexedRun = { readonly id: string } & ({ readonly spec: RunSpec; readonly result: RunResult } | { readonly problem: Complaint });

/** All runs of a store as rows of one table. */
export interface RunTable {
  readonly columns: readonly string[];
  readonly rows: readonly RunRow[];
}

const KEYS: readonly (keyof RunSpec)[] = ["task", "cell", "units", "evaluationTrials", "training", "initialisation", "checkpoints"];

/** Runs as rows: what varies between their specifications, and what they came to. The order stays. */
export function runRows(runs: readonly IndexedRun[]): RunTable {
  const specs = runs.flatMap((run) => ("spec" in run ? [run.spec] : []));
  const choices = new Map(specs.map((spec) => [spec, KEYS.map((key): Choice => ({ value: spec[key], origin: { path: [] } }))]));
  const fields = KEYS.map((key, index) => ({ key, choices: specs.map((spec) => choices.get(spec)![index]), normal: new Map() }));
  const { columns, textsOf } = varyingColumns(fields);
  return { columns, rows: runs.map((run) => ("spec" in run ? wholeRow(run, textsOf(choices.get(run.spec)!)) : { status: "damaged", id: run.id, problem: run.problem })) };
}

function wholeRow({ id, spec, result }: { readonly id: string; readonly spec: RunSpec; readonly result: RunResult }, varying: readonly string[]): RunRow {
  const { task, cell, units, seed } = spec;
  const { score, finalLoss, fingerprint } = result;
  return { status: "whole", id, task: task.name, cell: cell.name, units, seed, varying: [...varying], passed: score.passed, metrics: numbersOf(score.metrics), finalLoss, fingerprint };
}

/** Nobody has checked that a stored metric is a number. */
function numbersOf(metrics: Readonly<Record<string, unknown>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, typeof value === "number" ? value : null]));
}
