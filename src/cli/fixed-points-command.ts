import { Command } from "commander";
import { basename, resolve } from "node:path";
import type { FixedPointSearch } from "../dynamics/find-fixed-points.ts";
import type { SearchProgress } from "../dynamics/search-progress.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { analyseFixedPoints } from "../lab/analyse-fixed-points.ts";
import { fixedPointsRecord, type FixedPointsRecord } from "../lab/fixed-points-record.ts";
import { openNetwork, type OpenedNetwork } from "../lab/open-network.ts";
import { parseRunSpec } from "../lab/run-spec.ts";
import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { nullclineVersion } from "../lab/versions.ts";
import { standaloneSvg } from "../report/standalone-svg.ts";
import { relaxationFigure } from "../studies/relaxation-figure.ts";
import type { CliIo } from "./cli-io.ts";
import { importLines } from "./import-lines.ts";
import { locateNetwork } from "./locate-network.ts";
import { numberListOption, numberOption } from "./parse-number.ts";
import { startProgressLine } from "./progress-line.ts";
import type { Invocation, Settings } from "./settings.ts";
import { formatNumber, formatTable, type Column } from "./table.ts";
import { writeOutput } from "./write-output.ts";

const EXAMPLES = `
Examples:
  nullcline fixed-points 3f2a
  nullcline fixed-points sine.safetensors --input 0.5 --seeds 256
  nullcline fixed-points 3f2a --input 0,0,1 --json > points.json
  nullcline fixed-points gru.pt --figure points.svg`;

interface FixedPointsOptions {
  readonly input?: readonly number[];
  readonly seeds: number;
  readonly noise: number;
  readonly seed: number;
  readonly store: string;
  readonly out?: string;
  readonly figure?: string;
}

/** `nullcline fixed-points RUN|FILE`: finds and classifies the fixed points of a network. */
export function fixedPointsCommand(io: CliIo, settings: Settings): Command {
  return new Command("fixed-points")
    .summary("find the fixed points of a network")
    .description("Find the fixed points of a network under a constant input, with their stability and time constants.")
    .argument("<network>", "id of a run or its first characters, a run's folder, or a file of a network (see import)")
    .option("--input <numbers>", "the constant input, one number a channel, such as 0,0,1 (default: zeros)", numberListOption("--input"))
    .option("--seeds <number>", "states that the search starts from", numberOption("--seeds"), 1024)
    .option("--noise <number>", "standard deviation of the noise on a quarter of them", numberOption("--noise"), 0.5)
    .option("--seed <number>", "seed of every random stream", numberOption("--seed"), 0)
    .option("--store <folder>", "where runs are kept", "runs")
    .option("--out <file>", "write the points to this JSON file (default: fixed-points.json in the run's folder)")
    .option("--figure <file>", "draw the points, and how states relax to them, into this SVG file")
    .addHelpText("after", EXAMPLES)
    .action((text: string, options: FixedPointsOptions) => settings.interruptible((signal) => fixedPoints(text, options, { io, json: settings.json, signal })));
}

async function fixedPoints(text: string, options: FixedPointsOptions, { io, json, signal }: Invocation): Promise<void> {
  const store = openRunStore(resolve(io.folder, options.store));
  const opened = await openNetwork(store, locateNetwork(text, io.folder));
  io.err(importLines(opened));
  const spec = opened.spec === undefined ? undefined : parseRunSpec(opened.spec, { who: `${opened.path} (specification)` });
  if (spec === undefined) io.err("the file does not say which task the network was trained on; the search starts from states under random inputs\n");
  const line = startProgressLine(io, "fixed points");
  const { input, seeds, noise, seed } = options;
  const onProgress = ({ stage, done, total }: SearchProgress) => line.update({ done, total, note: stage });
  const search = await analyseFixedPoints(opened.network, { spec, input, seeds, noise, seed, signal, onProgress }).finally(() => line.clear());
  const { cell, units } = opened.network;
  const record = { network: { fingerprint: networkFingerprint(opened.network), cell: cell.name, units, ...(opened.imported === undefined ? {} : { imported: opened.imported }) }, search: { seeds, noise, seed }, ...fixedPointsRecord(search) };
  await keep(record, opened, store, options, io);
  if (options.figure !== undefined) await draw(resolve(io.folder, options.figure), { text, opened, search, seed }, io);
  io.out(json ? `${JSON.stringify(record)}\n` : format(record));
}

async function keep(record: object, { run }: OpenedNetwork, store: RunStore, options: FixedPointsOptions, io: CliIo): Promise<void> {
  const content = `${JSON.stringify(record)}\n`;
  if (options.out !== undefined) {
    await writeOutput(resolve(io.folder, options.out), content, io, "points written to");
  } else if (run !== undefined) {
    await store.attach(run, "fixed-points.json", content);
    io.err(`points kept in ${store.path(run, "fixed-points.json")}\n`);
  }
}

interface Drawn {
  readonly text: string;
  readonly opened: OpenedNetwork;
  readonly search: FixedPointSearch;
  readonly seed: number;
}

async function draw(path: string, { text, opened, search, seed }: Drawn, io: CliIo): Promise<void> {
  const figure = relaxationFigure(opened.network, search.points, { input: search.inputs[0].input, seed });
  const svg = standaloneSvg(figure, { command: `nullcline fixed-points ${text} --figure ${basename(path)}`, version: nullclineVersion() });
  await writeOutput(path, svg, io, "figure written to");
}

const COLUMNS: readonly Column[] = [
  { label: "point", align: "right" },
  { label: "stability", align: "left" },
  { label: "unstable", unit: "dimensions", align: "right" },
  { label: "largest |λ|", align: "right" },
  { label: "slowest", unit: "steps", align: "right" },
  { label: "q", align: "right" },
  { label: "hits", unit: "seeds", align: "right" },
];

function format({ points, census, completeness, attempts }: FixedPointsRecord): string {
  const rows = points.map((point, index) => [
    String(index + 1),
    point.stability,
    String(point.unstableDimensions),
    formatNumber(Math.max(...point.eigenvalues.map(({ re, im }) => Math.hypot(re, im)))),
    formatNumber(Math.max(...point.timeConstants.map((constant) => constant ?? Infinity))),
    formatNumber(point.q),
    String(point.hits),
  ]);
  const counts = census.map((count, dimensions) => `${count} with ${dimensions}`).join(", ");
  const ended = Object.entries(attempts.outcomes).map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  const notes = [`fixed points: ${points.length}${counts === "" ? "" : `, by unstable dimensions: ${counts}`}`, `attempts: ${attempts.total}, of which ${ended}`, completeness.sentence];
  return `${formatTable(COLUMNS, rows)}\n${notes.join("\n")}\n`;
}
