import { Command, Option } from "commander";
import { basename, dirname, resolve } from "node:path";
import { numpyScript } from "../formats/export/numpy-script.ts";
import { writeNetworkNpz } from "../formats/export/write-network-npz.ts";
import { writeOnnx } from "../formats/export/write-onnx.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { openNetwork } from "../lab/open-network.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { openRunStore } from "../lab/run-store.ts";
import type { Network } from "../network/network.ts";
import type { CliIo } from "./cli-io.ts";
import { locateNetwork } from "./locate-network.ts";
import type { Settings } from "./settings.ts";

const EXAMPLES = `
Examples:
  nullcline export 3f2a --to onnx --out network.onnx
  nullcline export gru.safetensors --to numpy --out gru.py     (writes gru.npz as well)
  nullcline export gru.safetensors --to npz`;

/** Each format: its ending, and the files it makes, by name, of a network called `name`. */
const FORMATS = {
  safetensors: { ending: ".safetensors", files: (network: Network, name: string) => [[`${name}.safetensors`, writeNetworkFile(network)]] },
  npz: { ending: ".npz", files: (network: Network, name: string) => [[`${name}.npz`, writeNetworkNpz(network)]] },
  onnx: { ending: ".onnx", files: (network: Network, name: string) => [[`${name}.onnx`, writeOnnx(network)]] },
  numpy: { ending: ".py", files: (network: Network, name: string) => [[`${name}.py`, numpyScript(network, `${name}.npz`)], [`${name}.npz`, writeNetworkNpz(network)]] },
} as const satisfies Readonly<Record<string, { ending: string; files: (network: Network, name: string) => (readonly [string, Uint8Array | string])[] }>>;

interface ExportOptions {
  readonly to: keyof typeof FORMATS;
  readonly out?: string;
  readonly store: string;
}

/** `nullcline export RUN|FILE --to FORMAT`: writes a network for other programs. */
export function exportCommand(io: CliIo, settings: Settings): Command {
  return new Command("export")
    .summary("write a network for other programs")
    .description("Write a network as safetensors, as .npz, as an ONNX model, or as a NumPy script with its weights.")
    .argument("<network>", "id of a run or its first characters, a run's folder, or a file that import reads")
    .addOption(new Option("--to <format>", "what to write").choices(Object.keys(FORMATS)).makeOptionMandatory())
    .option("--out <file>", "where to write it (default: the network's name in the current folder)")
    .option("--store <folder>", "where runs are kept", "runs")
    .addHelpText("after", EXAMPLES)
    .action((text: string, options: ExportOptions) => exportNetwork(text, options, io, settings.json));
}

async function exportNetwork(text: string, { to, out, store }: ExportOptions, io: CliIo, json: boolean): Promise<void> {
  const { network, run } = await openNetwork(openRunStore(resolve(io.folder, store)), locateNetwork(text, io.folder));
  const { ending, files } = FORMATS[to];
  const target = resolve(io.folder, out ?? `${run ?? stem(basename(text))}${ending}`);
  const written = new Map<string, Uint8Array | string>(files(network, stem(basename(target))));
  await replaceFiles(dirname(target), written);
  const paths = [...written.keys()].map((name) => resolve(dirname(target), name));
  io.out(json ? `${JSON.stringify({ format: to, files: paths })}\n` : `${paths.map((name) => `written: ${name}`).join("\n")}\n`);
}

function stem(name: string): string {
  return name.replace(/\.[A-Za-z]\w*$/, "");
}
