import { basename, dirname } from "node:path";
import type { OpenedNetwork } from "../lab/open-network.ts";
import { readRun } from "../lab/read-run.ts";
import { isRunId } from "../lab/run-id.ts";
import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { Report, Provenance } from "../studies/report-record.ts";
import { checkpointReport, exponentLossCorrelation } from "../studies/lyapunov/checkpoints/checkpoint-report.ts";
import type { CheckpointSpectrum, CheckpointTask } from "../studies/lyapunov/checkpoints/checkpoint-spectrum.ts";
import { checkpointsCost, measureCheckpoints } from "../studies/lyapunov/checkpoints/measure-checkpoints.ts";
import type { NetworkDrive } from "../studies/lyapunov/network-spectrum.ts";
import { operationsText } from "./operations-text.ts";
import { startProgressLine } from "./progress-line.ts";
import type { Invocation } from "./settings.ts";
import { formatNumber, formatTable } from "./table.ts";

/** What to follow through a training, and how. */
export interface AlongTraining {
  readonly opened: OpenedNetwork;
  readonly store: RunStore;
  readonly drive: NetworkDrive;
  /** The drive in words. */
  readonly drivenBy: string;
  readonly options: CheckpointTask["options"];
  readonly workers: number | undefined;
}

/** The spectra of a run at its checkpoints, as text, as JSON, and as a report. */
export interface TrainingSpectra {
  readonly text: string;
  readonly record: object;
  readonly report: (provenance: Provenance) => Report;
}

/** Takes the spectrum of every checkpoint of a run, and keeps them with the run in `lyapunov-checkpoints.json`. */
export async function spectraAlongTraining({ opened, store: given, drive, drivenBy, options, workers }: AlongTraining, { io, signal }: Invocation): Promise<TrainingSpectra> {
  const { store, run } = runOf(opened, given);
  const { spec, result } = await readRun(store, run);
  const { networks, operations } = checkpointsCost(spec, run, options);
  io.err(`${networks} networks: at most ${operationsText(operations)}\n`);
  const line = startProgressLine(io, "Lyapunov spectra");
  const onProgress = (done: number, total: number) => line.update({ done, total, note: `${done} of ${total} checkpoints` });
  const checkpoints = await measureCheckpoints(store, run, { drive, options, workers, onProgress, signal }).finally(() => line.clear());
  const record = { run, fingerprint: result.fingerprint, drive: drivenBy, ...options, lossCorrelation: exponentLossCorrelation(checkpoints) ?? null, checkpoints };
  await store.attach(run, "lyapunov-checkpoints.json", `${JSON.stringify(record)}\n`);
  io.err(`spectra kept in ${store.path(run, "lyapunov-checkpoints.json")}\n`);
  const network = `${spec.cell.name} network of ${spec.units} units on the task ${spec.task.name}, run ${run}`;
  return { text: format(checkpoints), record, report: (provenance) => checkpointReport(checkpoints, { network, drive: drivenBy, provenance }) };
}

/** The run and its store; a run may also be named by its folder. */
function runOf({ run, path }: OpenedNetwork, store: RunStore): { readonly store: RunStore; readonly run: string } {
  if (run !== undefined) return { store, run };
  const folder = dirname(path);
  if (isRunId(basename(folder)) && basename(path) === "weights.safetensors") return { store: openRunStore(dirname(folder)), run: basename(folder) };
  throw new InvalidInputError({ who: "--checkpoints", expected: "a run of the store", got: path, remedy: 'List the runs with "nullcline list"' });
}

/** So many of the largest exponents have a column. */
const SHOWN = 3;

function format(checkpoints: readonly CheckpointSpectrum[]): string {
  const ranks = Array.from({ length: Math.min(SHOWN, checkpoints[0].exponents.length) }, (_, rank) => rank);
  const columns = ["steps", "loss", "criterion", ...ranks.map((rank) => `exponent ${rank + 1}`), "error", "finite", "Kaplan–Yorke"].map((label) => ({ label, align: "right" as const }));
  const rows = checkpoints.map(({ step, loss, passed, exponents, timeErrors, trajectoryErrors, finite, kaplanYorke }) => [
    String(step), formatNumber(loss), passed ? "met" : "not met", ...ranks.map((rank) => formatNumber(exponents[rank])),
    formatNumber(Math.max(timeErrors[0], trajectoryErrors[0] ?? 0)), `${finite} of ${exponents.length}`, Number.isNaN(kaplanYorke) ? "–" : formatNumber(kaplanYorke),
  ]);
  const r = exponentLossCorrelation(checkpoints);
  const notes = ["exponents in nats per step; the error is that of the largest, the larger of its two"];
  if (r !== undefined) notes.push(`correlation of the largest exponent with the loss over checkpoints: ${formatNumber(r)}`);
  return `${formatTable(columns, rows)}\n${notes.join("\n")}\n`;
}
