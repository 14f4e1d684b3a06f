import { Command } from "commander";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { readNpz } from "../formats/read-npz.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { runInTurns } from "../lab/run-in-turns.ts";
import { currentVersions } from "../lab/versions.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { renderReport } from "../report/render-report.ts";
import { defaultFitOptions, type FitOptions, fitSizes } from "../studies/full-force/fit/fit-options.ts";
import { type Fit, fitRecording } from "../studies/full-force/fit/fit-recording.ts";
import { fitReport, type FitsToCompare, scoreRows } from "../studies/full-force/fit/fit-report.ts";
import { circuitRecording, type CircuitRecording, type RecordedArray } from "../studies/full-force/fit/recording.ts";
import type { CliIo } from "./cli-io.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import type { Invocation, Settings } from "./settings.ts";
import { formatTable } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline fit recording.npz
  nullcline fit recording.npz --units 500 --tau 20 --hints 30 --out network.safetensors --report fit.html
  nullcline fit recording.npz --json > scores.json`;

interface FitCommandOptions extends FitOptions {
  readonly out?: string;
  readonly report?: string;
}

/** `nullcline fit RECORDING.npz`: trains a network to behave and to compute as a recorded circuit does, and scores it on what was held out. */
export function fitCommand(io: CliIo, settings: Settings): Command {
  const { units, tau, gain, alpha, passes, hintScale, hintDecay, heldOutNeurons, heldOutTrials, seed } = defaultFitOptions;
  return new Command("fit")
    .summary("fit a network to a recording")
    .description("Fit a rate network to recorded rates, inputs and behaviour by full-FORCE with neural hints, beside the same network without hints, and score both on neurons and trials that were held out.")
    .argument("<recording>", 'a .npz file with arrays "rates", "inputs" and "outputs", each [trials, time, channels]')
    .option("--units <number>", "units of the network", countOption("--units", 1), units)
    .option("--tau <steps>", "time constant in steps of the recording", numberOption("--tau"), tau)
    .option("--gain <number>", "gain of the random weights", numberOption("--gain"), gain)
    .option("--alpha <number>", "ridge penalty", numberOption("--alpha"), alpha)
    .option("--passes <number>", "passes over the trained trials", countOption("--passes", 1), passes)
    .option("--hints <number>", "neurons that give hints (default: all that are not held out)", countOption("--hints", 0))
    .option("--hint-scale <number>", "largest hint", numberOption("--hint-scale"), hintScale)
    .option("--hint-decay <steps>", "last steps over which hints decay to zero", countOption("--hint-decay", 0), hintDecay)
    .option("--held-out-neurons <share>", "share of the neurons that never give hints", numberOption("--held-out-neurons"), heldOutNeurons)
    .option("--held-out-trials <share>", "share of the trials that are not trained on", numberOption("--held-out-trials"), heldOutTrials)
    .option("--seed <number>", "seed of every random stream", numberOption("--seed"), seed)
    .option("--out <file>", "write the network to this .safetensors file")
    .option("--report <file>", "write a report to this HTML file")
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: FitCommandOptions) => settings.interruptible((signal) => fit(file, options, { io, json: settings.json, signal })));
}

async function fit(file: string, { out, report, ...options }: FitCommandOptions, { io, json, signal }: Invocation): Promise<void> {
  const recording = circuitRecording(await arraysOf(resolve(io.folder, file), file), file);
  const total = 2 * options.passes * (recording.trials - fitSizes(recording, options).heldOutTrials);
  const line = startProgressLine(io, "fit");
  let done = 0;
  const train = (of: FitOptions) => runInTurns(fitRecording(recording, of), { signal, onStep: ({ error }) => line.update({ done: ++done, total, note: `error ${error.toPrecision(2)}` }) });
  const fits = await (async (): Promise<FitsToCompare> => ({ hinted: await train(options), plain: await train({ ...options, hints: 0 }) }))().finally(() => line.clear());
  if (out !== undefined) await writeWhole(resolve(io.folder, out), writeNetworkFile(fits.hinted.network), io);
  if (report !== undefined) await writeWhole(resolve(io.folder, report), renderReport(fitReport(recording, fits, provenance(file, options, fits.hinted))), io);
  io.out(json ? `${JSON.stringify(jsonRecord(recording, options, fits))}\n` : format(fits));
}

async function arraysOf(path: string, who: string): Promise<ReadonlyMap<string, RecordedArray>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InvalidInputError({ who, expected: "a file that can be read", got: code, remedy: "Check the path" });
  });
  return new Map([...readNpz(bytes, { who })].map(([name, { kind, shape, data }]) => {
    if (kind === "text" || kind === "complex") throw new InvalidInputError({ who, expected: `real numbers in "${name}"`, got: `an array of kind ${kind}` });
    return [name, { shape, data: data as RecordedArray["data"] }];
  }));
}

function format(fits: FitsToCompare): string {
  const { hintNeurons, heldOutNeurons, heldOutTrials } = fits.hinted;
  const columns = [{ label: "score", align: "left" as const }, { label: "with hints", align: "right" as const }, { label: "without hints", align: "right" as const }];
  return `${formatTable(columns, scoreRows(fits))}\nhints from ${hintNeurons.length} neurons; held out: neurons ${[...heldOutNeurons].join(", ")}; trials ${[...heldOutTrials].join(", ")}\n`;
}

function jsonRecord({ trials, steps, neurons }: CircuitRecording, options: FitOptions, { hinted, plain }: FitsToCompare) {
  return {
    recording: { trials, steps, neurons }, options,
    heldOutNeurons: [...hinted.heldOutNeurons], heldOutTrials: [...hinted.heldOutTrials], hintNeurons: [...hinted.hintNeurons],
    withHints: scores(hinted), withoutHints: scores(plain),
  };
}

function scores({ trained, heldOut, chaosLeft, network }: Fit) {
  return { trained, heldOut, chaosLeft, fingerprint: networkFingerprint(network) };
}

function provenance(file: string, options: FitOptions, { network }: Fit) {
  const { nullcline, kernel } = currentVersions();
  const flags = Object.entries(options).map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${value}`);
  return { specification: options, seed: options.seed, kernel, version: nullcline, fingerprints: [{ of: "weights", value: networkFingerprint(network) }], command: ["nullcline fit", file, ...flags].join(" ") };
}

async function writeWhole(path: string, content: Uint8Array | string, io: CliIo): Promise<void> {
  await replaceFiles(dirname(path), new Map([[basename(path), content]]));
  io.err(`written: ${path}\n`);
}
