import { Command, Option } from "commander";
import { resolve } from "node:path";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { openRecordingFile } from "../formats/recordings/open-recording.node.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { runInTurns } from "../lab/run-in-turns.ts";
import { currentVersions } from "../lab/versions.ts";
import { renderReport } from "../report/render-report.ts";
import { defaultFitOptions, type FitOptions } from "../studies/full-force/fit/fit-options.ts";
import { type Fit, fitRecording } from "../studies/full-force/fit/fit-recording.ts";
import { fitReport, type FitsToCompare, scoreRows } from "../studies/full-force/fit/fit-report.ts";
import { circuitRecording, type CircuitRecording, type FitInputs } from "../studies/full-force/fit/recording.ts";
import { splitRecording } from "../studies/full-force/fit/split-recording.ts";
import type { CliIo } from "./cli-io.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import { recordingOptions, withRecordingOptions, type RecordingFlags } from "./recording-options.ts";
import type { Invocation, Settings } from "./settings.ts";
import { formatTable } from "./table.ts";
import { writeOutput } from "./write-output.ts";

const EXAMPLES = `
Examples:
  nullcline fit recording.npz
  nullcline fit recording.npz --units 500 --tau 20 --hints 30 --out network.safetensors --report fit.html
  nullcline fit session.nwb --align go_cue_time --to 1 --smooth 0.05 --inputs conditions
  nullcline fit rates.mat --axes neuron,time,trial --hold-out conditions --json > scores.json`;

interface FitCommandOptions extends FitOptions, RecordingFlags {
  readonly inputs: FitInputs;
  readonly silent: "refuse" | "leave-out";
  readonly out?: string;
  readonly report?: string;
}

/** `nullcline fit RECORDING`: trains a network to behave and to compute as a recorded circuit does, and scores it on what was held out. */
export function fitCommand(io: CliIo, settings: Settings): Command {
  const { units, tau, gain, alpha, passes, hintScale, hintDecay, heldOutNeurons, heldOutTrials, holdOut, seed } = defaultFitOptions;
  const command = new Command("fit")
    .summary("fit a network to a recording")
    .description("Fit a rate network to recorded rates, inputs and behaviour by full-FORCE with neural hints, beside the same network without hints, and score both on neurons and trials that were held out.")
    .argument("<recording>", "npz, MAT 5 or 7.3, HDF5, LFADS, NWB or CSV with activity and behaviour, and inputs or conditions")
    .addOption(new Option("--inputs <what>", "what the network is given: the recorded inputs, or an input of its own for each condition").choices(["recorded", "conditions"]).default("recorded"))
    .addOption(new Option("--silent <what>", "neurons that never change their rate").choices(["refuse", "leave-out"]).default("refuse"))
    .option("--units <number>", "units of the network", countOption("--units", 1), units)
    .option("--tau <steps>", "time constant in steps of the recording", numberOption("--tau"), tau)
    .option("--gain <number>", "gain of the random weights", numberOption("--gain"), gain)
    .option("--alpha <number>", "ridge penalty", numberOption("--alpha"), alpha)
    .option("--passes <number>", "passes over the trained trials", countOption("--passes", 1), passes)
    .option("--hints <number>", "neurons that give hints (default: all that are not held out)", countOption("--hints", 0))
    .option("--hint-scale <number>", "largest hint", numberOption("--hint-scale"), hintScale)
    .option("--hint-decay <steps>", "last steps over which hints decay to zero", countOption("--hint-decay", 0), hintDecay)
    .option("--held-out-neurons <share>", "share of the neurons that never give hints", numberOption("--held-out-neurons"), heldOutNeurons)
    .option("--held-out-trials <share>", "share of the trials, or of the conditions, that is not trained on", numberOption("--held-out-trials"), heldOutTrials)
    .addOption(new Option("--hold-out <what>", "hold out single trials, or all trials of some conditions").choices(["trials", "conditions"]).default(holdOut))
    .option("--seed <number>", "seed of every random stream", numberOption("--seed"), seed)
    .option("--out <file>", "write the network to this .safetensors file")
    .option("--report <file>", "write a report to this HTML file");
  return withRecordingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: FitCommandOptions) => settings.interruptible((signal) => fit(file, options, { io, json: settings.json, signal })));
}

async function fit(file: string, { out, report, ...flags }: FitCommandOptions, { io, json, signal }: Invocation): Promise<void> {
  const options = fitOptions(flags);
  const { recording, notes } = await readRecording(resolve(io.folder, file), flags);
  const total = 2 * options.passes * splitRecording(recording, options).trained.length;
  const line = startProgressLine(io, "fit");
  let done = 0;
  const train = (of: FitOptions) => runInTurns(fitRecording(recording, of), { signal, onStep: ({ error }) => line.update({ done: ++done, total, note: `error ${error.toPrecision(2)}` }) });
  const fits = await (async (): Promise<FitsToCompare> => ({ hinted: await train(options), plain: await train({ ...options, hints: 0 }) }))().finally(() => line.clear());
  if (out !== undefined) await writeOutput(resolve(io.folder, out), writeNetworkFile(fits.hinted.network), io);
  if (report !== undefined) await writeOutput(resolve(io.folder, report), renderReport(fitReport(recording, fits, provenance(file, { ...flags }, fits.hinted))), io);
  io.out(json ? `${JSON.stringify({ ...jsonRecord(recording, options, fits), notes })}\n` : format(recording, fits, notes));
}

/** The options that are the fit's own. */
function fitOptions({ units, tau, gain, alpha, passes, hints, hintScale, hintDecay, heldOutNeurons, heldOutTrials, holdOut, seed }: FitCommandOptions): FitOptions {
  return { units, tau, gain, alpha, passes, ...(hints === undefined ? {} : { hints }), hintScale, hintDecay, heldOutNeurons, heldOutTrials, holdOut, seed };
}

async function readRecording(path: string, flags: FitCommandOptions): Promise<{ readonly recording: CircuitRecording; readonly notes: readonly string[] }> {
  const opened = await openRecordingFile(path);
  try {
    const read = opened.read(recordingOptions(flags));
    return { recording: circuitRecording(read, flags), notes: read.notes };
  } finally {
    opened.close();
  }
}

function format({ conditions, neuronIndices }: CircuitRecording, fits: FitsToCompare, notes: readonly string[]): string {
  const { hintNeurons, heldOutNeurons, heldOutTrials } = fits.hinted;
  const columns = [{ label: "score", align: "left" as const }, { label: "with hints", align: "right" as const }, { label: "without hints", align: "right" as const }];
  const trials = [...heldOutTrials].map((trial) => (conditions === undefined ? String(trial) : `${trial} (${conditions[trial]})`));
  const lines = [`hints from ${hintNeurons.length} neurons; held out: neurons ${[...heldOutNeurons].map((neuron) => neuronIndices[neuron]).join(", ")}; trials ${trials.join(", ")}`, ...notes.map((note) => `note: ${note}`)];
  return `${formatTable(columns, scoreRows(fits))}\n${lines.join("\n")}\n`;
}

function jsonRecord({ trials, steps, neurons, neuronIndices }: CircuitRecording, options: FitOptions, { hinted, plain }: FitsToCompare) {
  return {
    recording: { trials, steps, neurons }, options,
    heldOutNeurons: [...hinted.heldOutNeurons].map((neuron) => neuronIndices[neuron]), heldOutTrials: [...hinted.heldOutTrials], hintNeurons: [...hinted.hintNeurons].map((neuron) => neuronIndices[neuron]),
    withHints: scores(hinted), withoutHints: scores(plain),
  };
}

function scores({ trained, heldOut, chaosLeft, network }: Fit) {
  return { trained, heldOut, chaosLeft, fingerprint: networkFingerprint(network) };
}

function provenance(file: string, flags: Readonly<Record<string, unknown>>, { network }: Fit) {
  const { nullcline, kernel } = currentVersions();
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  const words = given.flatMap(([name, value]) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((each) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${String(each)}`));
  return { specification: Object.fromEntries(given), seed: Number(flags["seed"]), kernel, version: nullcline, fingerprints: [{ of: "weights", value: networkFingerprint(network) }], command: ["nullcline fit", file, ...words].join(" ") };
}
