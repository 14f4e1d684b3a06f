import { Command } from "commander";
import { resolve } from "node:path";
import { compareRecordings, comparisonMeasures, type ComparisonMeasure, type PairScore, type RecordingComparison } from "../similarity/recordings/compare-recordings.ts";
import type { TrialMatch } from "../similarity/recordings/matched-samples.ts";
import { openRunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { Spread } from "../similarity/score-in-context.ts";
import type { CliIo } from "./cli-io.ts";
import { comparedSubject, type ComparedSubject } from "./compared-subject.ts";
import { importLines } from "./import-lines.ts";
import { networkDrive, withNetworkDrive, type NetworkDriveFlags } from "./network-drive.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import { recordingOptions, withRecordingOptions, type RecordingFlags } from "./recording-options.ts";
import type { Invocation, Settings } from "./settings.ts";
import { formatNumber, formatTable, type Column } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline compare 3f2a 9b1c
  nullcline compare gru.pt lstm.keras --task flip-flop --task-option bits=2
  nullcline compare gru.pt rate.npz 3f2a --inputs trials.npz
  nullcline compare monday.nwb friday.nwb --align go_cue_time --to 1 --measures svcca,cka
  nullcline compare net.safetensors states.npz --match trials --json > scores.json

Trials for --inputs: numpy.savez("trials.npz", inputs=x, conditions=labels), x [steps, trials, channels].`;

interface CompareFlags extends RecordingFlags, NetworkDriveFlags {
  readonly measures?: readonly ComparisonMeasure[];
  readonly match?: TrialMatch;
  readonly draws: number;
}

/** `nullcline compare A B …`: how alike the activity of networks and recordings is. */
export function compareCommand(io: CliIo, settings: Settings): Command {
  const command = new Command("compare")
    .summary("compare the activity of networks and recordings")
    .description("Compare the activity of networks, hidden-state arrays and recordings, pair by pair, on samples matched by condition and time step. Networks run on fresh trials of their own tasks or, whatever their origin, on the same inputs. Chance and ceilings stand beside each score.")
    .argument("<subjects...>", "two or more: ids of runs, files of networks (see import), or files of recordings")
    .option("--measures <names>", `of ${comparisonMeasures.join(", ")} (default: all)`, parseMeasures)
    .option("--match <what>", "match means of conditions, or trials within them: means or trials (default: trials between networks, else means)", parseMatch)
    .option("--draws <number>", "random draws behind chance and ceilings", countOption("--draws", 1), 20)
    .option("--seed <number>", "seed of the draws and of the networks' trials", numberOption("--seed"), 0);
  return withRecordingOptions(withNetworkDrive(command))
    .addHelpText("after", EXAMPLES)
    .action((subjects: readonly string[], flags: CompareFlags) => settings.interruptible((signal) => compare(subjects, flags, { io, json: settings.json, signal })));
}

function parseMeasures(text: string): readonly ComparisonMeasure[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !(comparisonMeasures as readonly string[]).includes(name));
  if (unknown === undefined) return names as ComparisonMeasure[];
  throw new InvalidInputError({ who: "--measures", expected: `some of ${comparisonMeasures.join(", ")}`, got: JSON.stringify(unknown) });
}

function parseMatch(text: string): TrialMatch {
  if (text === "means" || text === "trials") return text;
  throw new InvalidInputError({ who: "--match", expected: '"means" or "trials"', got: JSON.stringify(text) });
}

async function compare(names: readonly string[], flags: CompareFlags, { io, json, signal }: Invocation): Promise<void> {
  if (names.length < 2) throw new InvalidInputError({ who: "nullcline compare", expected: "at least two networks or recordings", got: "one" });
  const store = openRunStore(resolve(io.folder, flags.store));
  const drive = await networkDrive(flags, io.folder);
  const subjects: ComparedSubject[] = [];
  for (const name of names) subjects.push(await comparedSubject(name, io.folder, store, drive, recordingOptions(flags)));
  for (const { opened } of subjects) if (opened !== undefined) io.err(importLines(opened));
  if (drive.kind !== "own tasks" && !subjects.some(({ isNetwork }) => isNetwork)) throw new InvalidInputError({ who: "nullcline compare", expected: "a network to drive", got: "recordings alone", remedy: "Leave --inputs and --task out" });
  const match = flags.match ?? (subjects.every(({ isNetwork }) => isNetwork) ? "trials" : "means");
  const comparison = compareWithProgress(subjects, match, flags, io, signal);
  io.out(json ? `${JSON.stringify(record(names, subjects, comparison, flags))}\n` : format(names, subjects, comparison));
}

function compareWithProgress(subjects: readonly ComparedSubject[], match: TrialMatch, { draws, seed, measures }: CompareFlags, io: CliIo, signal: AbortSignal): RecordingComparison {
  const line = startProgressLine(io, "comparing");
  const onProgress = (done: number, total: number): void => {
    signal.throwIfAborted();
    line.update({ done, total, note: "scores" });
  };
  try {
    return compareRecordings(subjects.map(({ recording }) => recording), { match, draws, seed, onProgress, ...(measures === undefined ? {} : { measures }) });
  } finally {
    line.clear();
  }
}

function record(names: readonly string[], subjects: readonly ComparedSubject[], { scores, ...matched }: RecordingComparison, { draws, seed }: CompareFlags) {
  return {
    subjects: subjects.map(({ recording, isNetwork, fingerprint, words, opened }, k) => ({ name: names[k], kind: isNetwork ? "network" : "recording", compared: words, ...(opened?.imported === undefined ? {} : { imported: opened.imported }), fingerprint, neurons: recording.rates.axes[2].size, notes: recording.notes })),
    draws, seed, ...matched,
    scores: scores.map(({ pair: [a, b], measure, kind, result, problem }) => ({ a: names[a], b: names[b], measure, kind, ...(result === undefined ? { problem } : result), ...spreads(result) })),
  };
}

/** Typed arrays would be written as objects. */
function spreads(result: PairScore["result"]): object {
  if (result === undefined) return {};
  const { chance, sampleCeiling, unitCeiling } = result;
  return { chance: plain(chance), sampleCeiling: plain(sampleCeiling), ...(unitCeiling === undefined ? {} : { unitCeiling: plain(unitCeiling) }) };
}

function plain({ mean, standardDeviation }: Spread) {
  return { mean, standardDeviation };
}

const COLUMNS: readonly Column[] = [
  { label: "pair", align: "left" },
  { label: "measure", align: "left" },
  { label: "score", align: "right" },
  { label: "chance", align: "right" },
  { label: "ceiling of samples", align: "right" },
  { label: "ceiling of neurons", align: "right" },
];

function format(names: readonly string[], subjects: readonly ComparedSubject[], { scores, match, conditions, trials, steps, notes }: RecordingComparison): string {
  const rows = scores.map(({ pair: [a, b], measure, kind, result }) => {
    return [`${names[a]} – ${names[b]}`, `${measure}${kind === "distance" ? " (distance)" : ""}`, result === undefined ? "–" : formatNumber(result.score), spreadText(result?.chance), spreadText(result?.sampleCeiling), spreadText(result?.unitCeiling)];
  });
  const problems = scores.flatMap(({ pair: [a, b], measure, problem }) => (problem === undefined ? [] : [`${measure} of ${names[a]} and ${names[b]}: ${problem}`]));
  const lines = [...subjects.map(({ words }, k) => `${names[k]}: ${words}`), `${match === "means" ? "means of trials" : "trials"} matched by condition: ${trials} of ${conditions.length} ${conditions.length === 1 ? "condition" : "conditions"}, ${steps} time steps`, ...notes.map((note) => `note: ${note}`), ...problems];
  return `${formatTable(COLUMNS, rows)}\n${lines.join("\n")}\n`;
}

function spreadText(of: Spread | undefined): string {
  return of === undefined ? "–" : `${formatNumber(of.mean)} ± ${formatNumber(of.standardDeviation)}`;
}
