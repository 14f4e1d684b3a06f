import { Command } from "commander";
import { basename, resolve } from "node:path";
import { recordingComponents, type ComponentsOver, type RecordingComponents } from "../similarity/recordings/recording-components.ts";
import { openRunStore } from "../lab/run-store.ts";
import { currentVersions } from "../lab/versions.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { fingerprint } from "../numeric/fingerprint.ts";
import { renderReport } from "../report/render-report.ts";
import type { Provenance } from "../studies/report-record.ts";
import type { CliIo } from "./cli-io.ts";
import { comparedSubject, type ComparedSubject } from "./compared-subject.ts";
import { componentsReport } from "./components-report.ts";
import { importClause, importLines } from "./import-lines.ts";
import { networkDrive, withNetworkDrive, type NetworkDriveFlags } from "./network-drive.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { recordingOptions, withRecordingOptions, type RecordingFlags } from "./recording-options.ts";
import type { Settings } from "./settings.ts";
import { formatNumber, formatTable } from "./table.ts";
import { writeOutput } from "./write-output.ts";

const EXAMPLES = `
Examples:
  nullcline pca states.npz --report states.html
  nullcline pca session.nwb --align go_cue_time --to 1 --smooth 0.05 --over means
  nullcline pca gru.pt --inputs trials.npz --report gru.html
  nullcline pca rates.mat --axes neuron,time,trial --keep 10 --json > components.json`;

interface PcaFlags extends RecordingFlags, NetworkDriveFlags {
  readonly over: ComponentsOver;
  readonly keep?: number;
  readonly report?: string;
}

/** `nullcline pca FILE`: principal components of a recording, its dimension, and its conditions' trajectories. */
export function pcaCommand(io: CliIo, settings: Settings): Command {
  const command = new Command("pca")
    .summary("find the principal components of a recording or a network's activity")
    .description("Find the principal components of the activity in a file, or of a network that is run on trials: explained variance, participation ratio, and the mean trajectory of each condition.")
    .argument("<subject>", "a recording (npy, npz, pickle, MAT 5 or 7.3, HDF5, LFADS, NWB, CSV), a file of a network (see import), or the id of a run")
    .option("--over <what>", "components of all trials, or of the means of conditions: trials or means", parseOver, "trials")
    .option("--keep <number>", "components that trajectories are given along (default: 3)", countOption("--keep", 1))
    .option("--seed <number>", "seed of a network's trials", numberOption("--seed"), 0)
    .option("--report <file>", "write a report to this HTML file");
  return withRecordingOptions(withNetworkDrive(command))
    .addHelpText("after", EXAMPLES)
    .action((name: string, flags: PcaFlags) => pca(name, flags, io, settings.json));
}

function parseOver(text: string): ComponentsOver {
  if (text === "trials" || text === "means") return text;
  throw new InvalidInputError({ who: "--over", expected: '"trials" or "means"', got: JSON.stringify(text) });
}

async function pca(name: string, flags: PcaFlags, io: CliIo, json: boolean): Promise<void> {
  const store = openRunStore(resolve(io.folder, flags.store));
  const subject = await comparedSubject(name, io.folder, store, await networkDrive(flags, io.folder), recordingOptions(flags));
  const { recording, opened } = subject;
  if (opened !== undefined) io.err(importLines(opened));
  const { over, keep } = flags;
  const found = recordingComponents(recording, { over, ...(keep === undefined ? {} : { keep }) });
  if (flags.report !== undefined) await writeOutput(resolve(io.folder, flags.report), report(name, subject, found, flags), io, "report written to");
  io.out(json ? `${JSON.stringify(record(subject, found))}\n` : format(found, opened === undefined ? recording.notes : [subject.words]));
}

function report(name: string, subject: ComparedSubject, found: RecordingComponents, flags: PcaFlags): string {
  const { rates, notes } = subject.recording;
  const [trials, time, neurons] = rates.axes;
  const network = subject.opened === undefined ? "" : `; ${subject.words}${importClause(subject.opened)}`;
  const recording = `${basename(name)}: ${trials.size} trials, ${time.size} time steps, ${neurons.size} neurons, activity ${fingerprint(rates.data)}${network}`;
  return renderReport(componentsReport(found, { recording, notes, times: time.coordinates!, unit: time.unit!, provenance: provenance(name, subject, flags) }));
}

/** Options that matter to networks alone. */
const DRIVE_FLAGS = ["inputs", "task", "taskOption", "networkTrials", "seed"];

function provenance(name: string, { recording, isNetwork }: ComparedSubject, flags: PcaFlags): Provenance {
  const { nullcline, kernel } = currentVersions();
  const given = Object.entries(flags).filter(([flag, value]) => !["report", "store"].includes(flag) && value !== undefined && (isNetwork || !DRIVE_FLAGS.includes(flag)));
  const words = given.flatMap(([flag, value]) => textsOf(value).map((text) => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${text}`));
  return { specification: Object.fromEntries(given), seed: flags.seed, kernel, version: nullcline, fingerprints: [{ of: "activity", value: fingerprint(recording.rates.data) }], command: ["nullcline pca", name, ...words].join(" ") };
}

/** The values of an option that may be repeated, one a text. */
function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === "object" && value !== null ? Object.entries(value).map(([option, chosen]) => `${option}=${String(chosen)}`) : [String(value)];
}

function record({ recording: { format: kind, rates, notes }, opened, words }: ComparedSubject, found: RecordingComponents) {
  const { over, samples, variances, explained, totalVariance, participationRatio, dimensionsFor, components, trajectories } = found;
  return {
    format: kind, ...(opened === undefined ? {} : { network: words, imported: opened.imported }), fingerprint: fingerprint(rates.data), shape: rates.axes.map(({ size }) => size), over, samples, participationRatio, totalVariance, dimensionsFor, notes,
    variances: [...variances], explained: [...explained], components: [...components],
    trajectories: trajectories.map(({ condition, trials, path }) => ({ condition, trials, path: [...path] })),
  };
}

/** So many components are printed. */
const SHOWN = 10;

function format({ explained, variances, participationRatio, dimensionsFor, samples, trajectories }: RecordingComponents, notes: readonly string[]): string {
  let sum = 0;
  const rows = Array.from(explained.subarray(0, SHOWN), (share, rank) => [String(rank + 1), formatNumber(variances[rank]), formatNumber(100 * share), formatNumber(100 * (sum += share))]);
  const columns = [{ label: "component" }, { label: "variance" }, { label: "explained", unit: "%" }, { label: "together", unit: "%" }].map((column) => ({ ...column, align: "right" as const }));
  const lines = [
    `samples: ${samples}, conditions: ${trajectories.map(({ condition, trials }) => `${condition} (${trials})`).join(", ")}`,
    `participation ratio: ${formatNumber(participationRatio)}`,
    `components for ${dimensionsFor.map(({ share, components }) => `${Math.round(100 * share)} %: ${components}`).join(", ")} of the variance`,
    ...notes.map((note) => `note: ${note}`),
  ];
  return `${formatTable(columns, rows)}\n${lines.join("\n")}\n`;
}
