import { Command } from "commander";
import { basename, resolve } from "node:path";
import { lyapunovCost } from "../dynamics/lyapunov/lyapunov-cost.ts";
import type { LyapunovProgress } from "../dynamics/lyapunov/lyapunov-options.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { openNetwork, type OpenedNetwork } from "../lab/open-network.ts";
import { parseRunSpec } from "../lab/run-spec.ts";
import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { currentVersions } from "../lab/versions.ts";
import type { Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { renderReport } from "../report/render-report.ts";
import { networkSpectrum, timePerStep, usualTrajectories, type NetworkDrive } from "../studies/lyapunov/network-spectrum.ts";
import { spectrumRecord, type SpectrumRecord } from "../studies/lyapunov/spectrum-record.ts";
import { spectrumReport } from "../studies/lyapunov/spectrum-report.ts";
import type { CliIo } from "./cli-io.ts";
import { importClause, importLines } from "./import-lines.ts";
import { locateNetwork } from "./locate-network.ts";
import { spectraAlongTraining } from "./lyapunov-checkpoints.ts";
import { operationsText } from "./operations-text.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import { readRecordedInput } from "./read-recorded-input.ts";
import type { Invocation, Settings } from "./settings.ts";
import { formatNumber, formatTable } from "./table.ts";
import { writeOutput } from "./write-output.ts";

const EXAMPLES = `
Examples:
  nullcline lyapunov 3f2a
  nullcline lyapunov lstm.safetensors --noise 0.5 --exponents 10 --report lyapunov.html
  nullcline lyapunov 3f2a --input drive.npz --trajectories 1 --json > spectrum.json
  nullcline lyapunov 3f2a --checkpoints --exponents 10 --report training.html`;

interface LyapunovCommandOptions {
  readonly input?: string;
  readonly noise?: number;
  readonly exponents?: number;
  readonly steps: number;
  readonly transient: number;
  readonly trajectories?: number;
  readonly seed: number;
  readonly checkpoints?: true;
  readonly workers?: number;
  readonly store: string;
  readonly report?: string;
}

/** With the number of trajectories that the drive allows. */
type ChosenOptions = LyapunovCommandOptions & { readonly trajectories: number };

/** `nullcline lyapunov RUN|FILE`: the Lyapunov spectrum of a network under a drive. */
export function lyapunovCommand(io: CliIo, settings: Settings): Command {
  return new Command("lyapunov")
    .summary("compute the Lyapunov spectrum of a network")
    .description("Compute how fast small displacements of a network's state grow or fade under a drive: by default its task's trials one after another, or zeros where the task is unknown.")
    .argument("<network>", "id of a run or its first characters, a run's folder, or a file of a network (see import)")
    .option("--input <file>", "drive it by the recording in this .npz, .npy or .safetensors file, [steps, channels] or [steps, trials, channels]")
    .option("--noise <number>", "drive it by normal noise of this standard deviation on every input", numberOption("--noise"))
    .option("--exponents <number>", "how many of the largest exponents (default: all)", countOption("--exponents", 1))
    .option("--steps <number>", "measured steps of each trajectory", countOption("--steps", 1), 2000)
    .option("--transient <number>", "steps before the measurement, once for the state and once for the tangent vectors", countOption("--transient", 0), 200)
    .option("--trajectories <number>", "trajectories (default: 4, or as many as a recording of several trials has)", countOption("--trajectories", 1))
    .option("--seed <number>", "seed of every random stream", numberOption("--seed"), 0)
    .option("--checkpoints", "of a run that kept checkpoints: the spectrum at each of them, beside the loss")
    .option("--workers <number>", "checkpoints looked at at the same time (default: one a core)", countOption("--workers", 1))
    .option("--store <folder>", "where runs are kept", "runs")
    .option("--report <file>", "write a report to this HTML file")
    .addHelpText("after", EXAMPLES)
    .action((text: string, options: LyapunovCommandOptions) => settings.interruptible((signal) => lyapunov(text, options, { io, json: settings.json, signal })));
}

async function lyapunov(text: string, given: LyapunovCommandOptions, { io, json, signal }: Invocation): Promise<void> {
  const store = openRunStore(resolve(io.folder, given.store));
  const opened = await openNetwork(store, locateNetwork(text, io.folder));
  const { network, imported } = opened;
  io.err(importLines(opened));
  const drive = await chooseDrive(opened, given, io);
  const options = { ...given, trajectories: given.trajectories ?? usualTrajectories(drive) };
  if (options.checkpoints === true) return alongTraining(text, { opened, drive, store }, options, { io, json, signal });
  announceCost(network, options, io);
  const line = startProgressLine(io, "Lyapunov spectrum");
  const { exponents, steps, transient, trajectories, seed } = options;
  const onProgress = ({ stage, done, total }: LyapunovProgress) => line.update({ done, total, note: stage });
  const spectrum = await networkSpectrum(network, { drive, exponents, steps, transient, trajectories, seed, onProgress, signal }).finally(() => line.clear());
  const drivenBy = describe(drive, options);
  const record = {
    network: { fingerprint: networkFingerprint(network), cell: network.cell.name, units: network.units, ...(imported === undefined ? {} : { imported }) },
    drive: drivenBy, steps, transient, seed, timePerStep: timePerStep(network),
    ...spectrumRecord(spectrum),
  };
  if (options.report !== undefined) {
    const subject = { network: `${network.cell.name} network of ${network.units} units, weights ${record.network.fingerprint}${importClause(opened)}`, drive: drivenBy, provenance: provenance(text, options, record.network.fingerprint) };
    await writeOutput(resolve(io.folder, options.report), renderReport(spectrumReport(spectrum, subject)), io, "report written to");
  }
  await keep(record, opened, store, io);
  io.out(json ? `${JSON.stringify(record)}\n` : format(record));
}

interface Chosen {
  readonly opened: OpenedNetwork;
  readonly drive: NetworkDrive;
  readonly store: RunStore;
}

async function alongTraining(text: string, chosen: Chosen, options: ChosenOptions, invocation: Invocation): Promise<void> {
  const { io, json } = invocation;
  const { exponents, steps, transient, trajectories, seed, workers, report } = options;
  const settings = { ...(exponents === undefined ? {} : { exponents }), steps, transient, trajectories, seed };
  const spectra = await spectraAlongTraining({ ...chosen, drivenBy: describe(chosen.drive, options), options: settings, workers }, invocation);
  if (report !== undefined) await writeOutput(resolve(io.folder, report), renderReport(spectra.report(provenance(text, options, networkFingerprint(chosen.opened.network)))), io, "report written to");
  io.out(json ? `${JSON.stringify(spectra.record)}
` : spectra.text);
}

async function chooseDrive(opened: OpenedNetwork, { input, noise }: LyapunovCommandOptions, io: CliIo): Promise<NetworkDrive> {
  if (input !== undefined && noise !== undefined) throw new InvalidInputError({ who: "nullcline lyapunov", expected: "one drive", got: "--input and --noise" });
  if (input !== undefined) return { kind: "recording", recording: await readRecordedInput(resolve(io.folder, input)) };
  if (noise !== undefined) {
    if (noise < 0) throw new InvalidInputError({ who: "--noise", expected: "zero or a positive number", got: String(noise) });
    return { kind: "noise", deviation: noise };
  }
  if (opened.spec !== undefined) return { kind: "trials", spec: parseRunSpec(opened.spec, { who: `${opened.path} (specification)` }) };
  io.err("the file does not say which task the network was trained on; its inputs are zeros; --input or --noise drive it\n");
  return { kind: "silence" };
}

function describe(drive: NetworkDrive, { input }: LyapunovCommandOptions): string {
  switch (drive.kind) {
    case "recording": return `the recording ${basename(input ?? "")}`;
    case "noise": return `noise of standard deviation ${drive.deviation}`;
    case "trials": return `trials of the task ${drive.spec.task.name}`;
    case "silence": return "zeros";
  }
}

function announceCost({ units, cell }: Network, { exponents, steps, transient, trajectories }: ChosenOptions, io: CliIo): void {
  const dimension = units * cell.states.length;
  const sizes = { dimension, exponents: Math.min(exponents ?? dimension, dimension), trajectories, steps: steps + transient, interval: 1 };
  const { operations, bytes } = lyapunovCost(sizes);
  io.err(`${sizes.exponents} of ${dimension} exponents: at most ${operationsText(operations)}, ${formatNumber(bytes / 1e6)} MB\n`);
}

function provenance(text: string, { input, noise, exponents, steps, transient, trajectories, seed, checkpoints }: ChosenOptions, fingerprint: string) {
  const { nullcline, kernel } = currentVersions();
  const chosen = { input, noise, exponents, steps, transient, trajectories, seed };
  const flags = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return {
    specification: chosen, seed, kernel, version: nullcline,
    fingerprints: [{ of: "weights", value: fingerprint }],
    command: ["nullcline lyapunov", text, ...(checkpoints === true ? ["--checkpoints"] : []), ...flags.map(([name, value]) => `--${name} ${value}`)].join(" "),
  };
}

async function keep(record: object, { run }: OpenedNetwork, store: RunStore, io: CliIo): Promise<void> {
  if (run === undefined) return;
  await store.attach(run, "lyapunov.json", `${JSON.stringify(record)}\n`);
  io.err(`spectrum kept in ${store.path(run, "lyapunov.json")}\n`);
}

/** So many exponents at either end of the spectrum are printed. */
const SHOWN = 5;

function exponentText(value: number | null): string {
  return value === null ? "−∞" : formatNumber(value);
}

function format(record: SpectrumRecord): string {
  const { exponentsPerStep, exponentsPerTime, timeErrors, trajectoryErrors, dimension, finiteExponents, kaplanYorkeDimension, entropyRateBound, determinantCheck, interval } = record;
  const k = exponentsPerStep.length;
  const ranks = Array.from({ length: k }, (_, rank) => rank).filter((rank) => rank < SHOWN || rank >= k - SHOWN);
  const rows = ranks.map((rank) => [String(rank + 1), exponentText(exponentsPerStep[rank]), exponentText(exponentsPerTime[rank]), exponentText(timeErrors[rank]), trajectoryErrors === null ? "–" : exponentText(trajectoryErrors[rank])]);
  const columns = ["rank", "per step", "per time", "error in time", "over trajectories"].map((label) => ({ label, align: "right" as const, ...(label === "rank" ? {} : { unit: "nats" }) }));
  const notes = [
    `exponents: ${k} of ${dimension}, ${exponentsPerStep.filter((exponent) => exponent !== null && exponent > 0).length} positive, ${finiteExponents} finite`,
    `Kaplan–Yorke dimension: ${kaplanYorkeDimension === null ? "more exponents are needed" : formatNumber(kaplanYorkeDimension)}`,
    `sum of positive exponents, a bound of the entropy rate: ${formatNumber(entropyRateBound)} nats per step`,
    `sum of all exponents against the mean of log|det J|: ${determinantCheck === null ? "not checked, only for a whole finite spectrum" : `differ by at most ${formatNumber(determinantCheck.largestDifference)} nats per step`}`,
    `orthonormalised every ${interval === 1 ? "step" : `${interval} steps`}`,
  ];
  return `${formatTable(columns, rows)}\n${notes.join("\n")}\n`;
}
