import { Command, Option } from "commander";
import { basename, dirname, extname, resolve } from "node:path";
import type { JsonValue } from "../formats/canonical-json.ts";
import { numpyScript } from "../formats/export/numpy-script.ts";
import { writeNetworkNpz } from "../formats/export/write-network-npz.ts";
import { writeOnnx } from "../formats/export/write-onnx.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { openNetwork, type OpenedNetwork } from "../lab/open-network.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { openRunStore } from "../lab/run-store.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CliIo } from "./cli-io.ts";
import { importLines } from "./import-lines.ts";
import { locateNetwork } from "./locate-network.ts";
import type { Settings } from "./settings.ts";

const EXAMPLES = `
Examples:
  nullcline export 3f2a --to onnx --out network.onnx
  nullcline export gru.safetensors --to numpy --out gru.py     (writes gru.npz as well)
  nullcline export gru.safetensors --to npz`;

/** The files of a network called `name`, by their names. */
type MakeFiles = (opened: OpenedNetwork, name: string) => (readonly [string, Uint8Array | string])[];

/** Each format: its ending, and the files it makes. */
const FORMATS = {
  safetensors: { ending: ".safetensors", files: ({ network, spec }, name) => [[`${name}.safetensors`, writeNetworkFile(network, spec === undefined ? {} : { spec: spec as JsonValue })]] },
  npz: { ending: ".npz", files: ({ network }, name) => [[`${name}.npz`, writeNetworkNpz(network)]] },
  onnx: { ending: ".onnx", files: ({ network }, name) => [[`${name}.onnx`, writeOnnx(network)]] },
  numpy: { ending: ".py", files: ({ network }, name) => [[`${name}.py`, numpyScript(network, `${name}.npz`)], [`${name}.npz`, writeNetworkNpz(network)]] },
} as const satisfies Readonly<Record<string, { ending: string; files: MakeFiles }>>;

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
  const opened = await openNetwork(openRunStore(resolve(io.folder, store)), locateNetwork(text, io.folder));
  io.err(importLines(opened));
  const { ending, files } = FORMATS[to];
  const target = resolve(io.folder, out === undefined ? `${opened.run ?? stem(basename(text))}${ending}` : withEnding(out, ending));
  const written = new Map<string, Uint8Array | string>(files(opened, stem(basename(target))));
  const paths = [...written.keys()].map((name) => resolve(dirname(target), name));
  if (paths.includes(opened.path)) throw new InvalidInputError({ who: "nullcline export", expected: "to write beside the network's own file", got: opened.path, remedy: "Say another name with --out" });
  await replaceFiles(dirname(target), written);
  io.out(json ? `${JSON.stringify({ format: to, files: paths })}\n` : `${paths.map((name) => `written: ${name}`).join("\n")}\n`);
}

/** The path as it was asked for; without an ending it gets the format's. */
function withEnding(path: string, ending: string): string {
  const given = extname(path);
  if (given === ending || given === "") return `${path}${given === "" ? ending : ""}`;
  throw new InvalidInputError({ who: "--out", expected: `a path that ends in ${ending}`, got: JSON.stringify(basename(path)), remedy: "Each format has its ending" });
}

function stem(name: string): string {
  return name.replace(/\.[A-Za-z]\w*$/, "");
}
