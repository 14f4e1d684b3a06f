import { Command } from "commander";
import { basename, dirname, resolve } from "node:path";
import { openRecordingFile } from "../formats/recordings/open-recording.node.ts";
import { recordingComponents, type ComponentsOver, type RecordingComponents } from "../formats/recordings/recording-components.ts";
import type { Recording } from "../formats/recordings/recording.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { currentVersions } from "../lab/versions.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { fingerprint } from "../numeric/fingerprint.ts";
import { renderReport } from "../report/render-report.ts";
import type { Provenance } from "../studies/report-record.ts";
import type { CliIo } from "./cli-io.ts";
import { componentsReport } from "./components-report.ts";
import { countOption } from "./parse-number.ts";
import { recordingOptions, withRecordingOptions, type RecordingFlags } from "./recording-options.ts";
import type { Settings } from "./settings.ts";
import { formatNumber, formatTable } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline pca states.npz --report states.html
  nullcline pca session.nwb --align go_cue_time --to 1 --smooth 0.05 --over means
  nullcline pca rates.mat --axes neuron,time,trial --keep 10 --json > components.json`;

interface PcaFlags extends RecordingFlags {
  readonly over: ComponentsOver;
  readonly keep?: number;
  readonly report?: string;
}

/** `nullcline pca FILE`: principal components of a recording, its dimension, and its conditions' trajectories. */
export function pcaCommand(io: CliIo, settings: Settings): Command {
  const command = new Command("pca")
    .summary("find the principal components of a recording")
    .description("Find the principal components of the activity in a file: explained variance, participation ratio, and the mean trajectory of each condition.")
    .argument("<file>", "npy, npz, MAT 5 or 7.3, HDF5, LFADS, NWB or CSV")
    .option("--over <what>", "components of all trials, or of the means of conditions: trials or means", parseOver, "trials")
    .option("--keep <number>", "components that trajectories are given along (default: 3)", countOption("--keep", 1))
    .option("--report <file>", "write a report to this HTML file");
  return withRecordingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action((file: string, flags: PcaFlags) => pca(file, flags, io, settings.json));
}

function parseOver(text: string): ComponentsOver {
  if (text === "trials" || text === "means") return text;
  throw new InvalidInputError({ who: "--over", expected: '"trials" or "means"', got: JSON.stringify(text) });
}

async function pca(file: string, flags: PcaFlags, io: CliIo, json: boolean): Promise<void> {
  const recording = await readFile(resolve(io.folder, file), flags);
  const { over, keep } = flags;
  const found = recordingComponents(recording, { over, ...(keep === undefined ? {} : { keep }) });
  const print = fingerprint(recording.rates.data);
  if (flags.report !== undefined) {
    const [trials, time, neurons] = recording.rates.axes;
    const words = `${basename(file)}: ${trials.size} trials, ${time.size} time steps, ${neurons.size} neurons, activity ${print}`;
    const subject = { recording: words, notes: recording.notes, times: time.coordinates!, unit: time.unit!, provenance: provenance(file, flags, print) };
    const path = resolve(io.folder, flags.report);
    await replaceFiles(dirname(path), new Map([[basename(path), renderReport(componentsReport(found, subject))]]));
    io.err(`report written to ${path}\n`);
  }
  io.out(json ? `${JSON.stringify(record(recording, found, print))}\n` : format(found, recording.notes));
}

async function readFile(path: string, flags: PcaFlags): Promise<Recording> {
  const opened = await openRecordingFile(path);
  try {
    return opened.read(recordingOptions(flags));
  } finally {
    opened.close();
  }
}

function provenance(file: string, flags: PcaFlags, print: string): Provenance {
  const { nullcline, kernel } = currentVersions();
  const given = Object.entries(flags).filter(([name, value]) => name !== "report" && value !== undefined);
  const words = given.flatMap(([name, value]) => (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((text) => `--${name}=${text}`));
  return { specification: Object.fromEntries(given), seed: 0, kernel, version: nullcline, fingerprints: [{ of: "activity", value: print }], command: ["nullcline pca", file, ...words].join(" ") };
}

function record({ format: kind, rates, notes }: Recording, found: RecordingComponents, print: string) {
  const { over, samples, variances, explained, totalVariance, participationRatio, dimensionsFor, components, trajectories } = found;
  return {
    format: kind, fingerprint: print, shape: rates.axes.map(({ size }) => size), over, samples, participationRatio, totalVariance, dimensionsFor, notes,
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
