import { Command } from "commander";
import { resolve } from "node:path";
import { namesNetwork } from "../formats/import/names-network.ts";
import { sizeOf } from "../formats/recordings/array-entry.ts";
import { describeRecording, type ArraySummary, type RecordingSummary } from "../formats/recordings/describe-recording.ts";
import { openRecordingFile } from "../formats/recordings/open-recording.node.ts";
import type { OpenedRecording } from "../formats/recordings/open-recording.ts";
import { NullclineError } from "../numeric/errors.ts";
import { formatBytes } from "./byte-size.ts";
import type { CliIo } from "./cli-io.ts";
import { recordingOptions, withRecordingOptions, type RecordingFlags } from "./recording-options.ts";
import type { Settings } from "./settings.ts";
import { formatNumber, formatTable, type Column } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline data session.nwb --align go_cue_time --from=-0.5 --to 1 --bin 0.05
  nullcline data rates.mat --axes neuron,time,trial
  nullcline data lfads.h5 --rates encod_data --json`;

/** Values of all arrays together up to which a file is read to the end in order to describe it. */
const MOST_BYTES = 1_000_000_000;

interface DataRecord {
  readonly file: string;
  readonly format: string;
  readonly arrays: readonly { readonly name: string; readonly type: string; readonly shape: readonly number[] }[];
  /** Missing where the file cannot be read as a recording; `problem` then says why. */
  readonly recording?: RecordingSummary;
  readonly problem?: string;
}

/** `nullcline data FILE`: what is in a file of recordings. */
export function dataCommand(io: CliIo, settings: Settings): Command {
  const command = new Command("data")
    .summary("say what is in a file of recordings")
    .description("Say which arrays, axes, trials and conditions a file holds (npy, npz, pickles, MAT 5 and 7.3, HDF5, LFADS, NWB, CSV), and what keeps it from being read.")
    .argument("<file>", "the file");
  return withRecordingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, flags: RecordingFlags) => {
      const record = await describeFile(file, flags, io.folder);
      io.out(settings.json ? `${JSON.stringify(record)}\n` : format(record));
    });
}

async function describeFile(file: string, flags: RecordingFlags, folder: string): Promise<DataRecord> {
  const opened = await openRecordingFile(resolve(folder, file));
  try {
    const arrays = opened.entries.map(({ name, type, shape }) => ({ name, type, shape }));
    return { file, format: opened.format, arrays, ...described(opened, flags) };
  } finally {
    opened.close();
  }
}

function described(opened: OpenedRecording, flags: RecordingFlags): Pick<DataRecord, "recording" | "problem"> {
  const options = recordingOptions(flags);
  if (flags.rates === undefined && namesNetwork(opened.entries)) return { problem: 'it holds the weights of a network; "nullcline import" says which' };
  const bytes = opened.entries.reduce((sum, { shape }) => sum + 8 * sizeOf(shape), 0);
  if (bytes > MOST_BYTES && flags.trials === undefined) return { problem: `${formatBytes(bytes)} of values were not read; look at a part of them, for example with --trials 0:10` };
  try {
    return { recording: describeRecording(opened.read(options)) };
  } catch (error) {
    if (error instanceof NullclineError) return { problem: error.message };
    throw error;
  }
}

const ARRAY_COLUMNS: readonly Column[] = [{ label: "array", align: "left" }, { label: "type", align: "left" }, { label: "shape", align: "left" }];

function format({ file, format: kind, arrays, recording, problem }: DataRecord): string {
  const listing = formatTable(ARRAY_COLUMNS, arrays.map(({ name, type, shape }) => [name, type, shape.length === 0 ? "one value" : shape.join(" × ")]));
  const lines = recording === undefined ? [`not a recording yet: ${problem}`] : recordingLines(recording);
  return `${file}: ${kind}\n\n${listing}\n${lines.join("\n")}\n`;
}

function recordingLines({ rates, behaviour, inputs, conditions, epochs, trialColumns, neuronColumns, notes }: RecordingSummary): readonly string[] {
  const several = (label: string, arrays: readonly ArraySummary[]) => arrays.map((array) => `${label}: ${arrayLine(array)}`);
  return [
    `activity: ${arrayLine(rates)}`,
    ...several("behaviour", behaviour), ...several("inputs", inputs),
    ...named("conditions", conditions.map(({ condition, trials }) => `${condition} (${trials})`)),
    ...(epochs === 0 ? [] : [`epochs: ${epochs}`]),
    ...named("of each trial", trialColumns), ...named("of each neuron", neuronColumns),
    ...notes.map((note) => `note: ${note}`),
  ];
}

function named(label: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${label}: ${names.join(", ")}`];
}

function arrayLine({ name, unit, axes, least, most, mean, missing }: ArraySummary): string {
  const sizes = axes.map((axis) => `${axis.size} ${axis.name === "time" ? "time step" : axis.name}${axis.size === 1 ? "" : "s"}${axis.from === undefined || axis.to === undefined ? "" : ` (${formatNumber(axis.from)} to ${formatNumber(axis.to)} ${axis.unit ?? ""})`}`);
  const range = least === null || most === null || mean === null ? "all missing" : `${formatNumber(least)} to ${formatNumber(most)}, mean ${formatNumber(mean)}${unit === undefined ? "" : ` ${unit}`}`;
  return `${name}, ${sizes.join(" × ")}; ${range}${missing > 0 ? `, ${missing} missing` : ""}`;
}
