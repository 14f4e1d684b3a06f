import { Command } from "commander";
import { basename, dirname, resolve } from "node:path";
import type { TrajectoryCheck } from "../formats/import/compare-trajectory.ts";
import { importAndCheck, importNetwork, type CheckedNetwork, type WeightSource } from "../formats/import/import-network.ts";
import type { ImportedNetwork, ImportOptions } from "../formats/import/import-options.ts";
import { readWeights } from "../formats/import/read-weights.ts";
import { readTrajectorySample } from "../formats/import/trajectory-sample.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CliIo } from "./cli-io.ts";
import { numberOption } from "./parse-number.ts";
import { readInputFile } from "./read-input-file.ts";
import type { Settings } from "./settings.ts";
import { formatNumber } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline import gru.pt --check sample.npz --out gru.safetensors
  nullcline import model.keras --check sample.npz --out model.safetensors
  nullcline import rnn.pt --activation tanh --out rnn.safetensors
  nullcline import rate.npz --convention inside --activation tanh --dt 1 --tau 10

A sample is what the original network did: numpy.savez("sample.npz", inputs=x, outputs=y), time first.`;

interface ImportCommandOptions extends Omit<ImportOptions, "who"> {
  readonly check?: string;
  readonly tolerance: number;
  readonly out?: string;
}

/** Checked, where there was a sample. */
type Imported = ImportedNetwork & { readonly check?: TrajectoryCheck };

/** `nullcline import FILE`: makes a network of somebody else's weights, says what it recognised, and proves it by a sample. */
export function importCommand(io: CliIo, settings: Settings): Command {
  return new Command("import")
    .summary("make a network of weights from elsewhere")
    .description("Recognise a network in a PyTorch checkpoint (.pt, .pth), a Keras model (.keras, .h5), or arrays in .npz, .mat, safetensors, HDF5 or a pickle; prove it by a sample; write it as a network file.")
    .argument("<file>", "the file of weights")
    .option("--check <sample>", "a .npz with inputs and outputs (or states) of the original: must be reproduced")
    .option("--tolerance <number>", "largest difference allowed, relative to the sample's largest value where that is above 1", numberOption("--tolerance"), 1e-5)
    .option("--out <file>", "write the network to this .safetensors file")
    .option("--activation <name>", "nonlinearity, where the file does not say: tanh, relu, softplus, sigmoid or linear")
    .option("--convention <name>", "a rate network's equation: inside, φ(W r + …), or outside, W φ(x) + …")
    .option("--weights <direction>", "a rate network's matrices: to-from, W[to, from], or from-to")
    .option("--dt <number>", "a rate network's time step", numberOption("--dt"))
    .option("--tau <number>", "a rate network's time constant, in the unit of --dt", numberOption("--tau"))
    .option("--module <name>", "which recurrent module, where there are several")
    .option("--readout <name>", "which linear layer reads out, where there are several")
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: ImportCommandOptions) => importFile(file, options, io, settings.json));
}

async function importFile(file: string, { check: sample, tolerance, out, ...options }: ImportCommandOptions, io: CliIo, json: boolean): Promise<void> {
  const path = resolve(io.folder, file);
  const weights = await readWeights(await readInputFile(path), { who: path });
  const imported: Imported = sample === undefined ? importNetwork(weights, { ...options, who: path }) : await checked(weights, resolve(io.folder, sample), { ...options, who: path });
  if (imported.check !== undefined) verify(imported.check, tolerance, path);
  if (out !== undefined) await write(imported, resolve(io.folder, out));
  io.out(json ? `${JSON.stringify(record(imported))}\n` : describe(imported));
  if (out !== undefined) io.err(`network written to ${resolve(io.folder, out)}\n`);
}

async function checked(weights: WeightSource, samplePath: string, options: ImportOptions): Promise<CheckedNetwork> {
  const sample = readTrajectorySample(await readInputFile(samplePath), { who: samplePath });
  return importAndCheck(weights, sample, options);
}

/** A network that does something else than the original is not imported. */
function verify({ largestDifference, largestValue, differenceByStep, compared }: TrajectoryCheck, tolerance: number, who: string): void {
  const allowed = tolerance * Math.max(1, largestValue);
  if (largestDifference <= allowed) return;
  const step = differenceByStep.findIndex((difference) => difference > allowed);
  throw new InvalidInputError({
    who,
    expected: `${compared} within ${formatNumber(allowed)} of the sample's`,
    got: `a difference of ${formatNumber(largestDifference)}, above that from step ${step + 1} on`,
    remedy: step === 0 ? "The equation or the initial state is another one" : "If the difference grows slowly from step to step, the network amplifies rounding: give a larger --tolerance; if it jumps, the equation is another one",
  });
}

async function write({ network }: ImportedNetwork, path: string): Promise<void> {
  if (!path.endsWith(".safetensors")) throw new InvalidInputError({ who: "--out", expected: "a path that ends in .safetensors", got: JSON.stringify(basename(path)), remedy: 'For other formats, see "nullcline export --help"' });
  await replaceFiles(dirname(path), new Map([[basename(path), writeNetworkFile(network)]]));
}

function record(imported: Imported): object {
  const { network, recognised, notes } = imported;
  const { cell, units, inputs, outputs } = network;
  const check = imported.check === undefined ? {} : { check: { ...imported.check, differenceByStep: [...imported.check.differenceByStep] } };
  return { recognised, notes, cell: cell.name, options: cell.options, equations: cell.equations, units, inputs, outputs, fingerprint: networkFingerprint(network), ...check };
}

function describe(imported: Imported): string {
  const { network, recognised, notes } = imported;
  const lines = [`recognised: ${recognised}.`, "equations:", ...network.cell.equations.map((equation) => `  ${equation}`), ...notes.map((note) => `note: ${note}`)];
  return `${[...lines, imported.check === undefined ? 'check: none; "--check sample.npz" proves that this is the same network.' : verdict(imported.check)].join("\n")}\n`;
}

function verdict({ compared, steps, trials, largestDifference }: TrajectoryCheck): string {
  return `check: ${compared} over ${steps} steps of ${trials} trial${trials === 1 ? "" : "s"} differ by at most ${formatNumber(largestDifference)}.`;
}
