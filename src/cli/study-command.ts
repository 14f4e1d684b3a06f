import { Command, Option } from "commander";
import { join, resolve } from "node:path";
import { openRunStore } from "../lab/run-store.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { renderReport } from "../report/render-report.ts";
import { keepReport } from "../server/study-reports.ts";
import type { Claim } from "../studies/claim.ts";
import type { ProfileName, Study, StudyProgress } from "../studies/study.ts";
import type { CliIo } from "./cli-io.ts";
import { countOption, numberOption } from "./parse-number.ts";
import { startProgressLine, type ProgressLine } from "./progress-line.ts";
import type { Invocation, Settings } from "./settings.ts";
import { loadStudy } from "./study-catalogue.ts";
import { formatTable } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline study universality
  nullcline study universality --profile smoke --seed 3 --out ./smoke
  nullcline study universality --json > claims.json
  nullcline study universality --search 8 --out ./settings`;

interface StudyOptions {
  readonly profile?: ProfileName;
  readonly seed: number;
  readonly store: string;
  readonly out?: string;
  readonly search?: number;
}

/** `nullcline study NAME`: runs a study, writes its report and keeps its data in the store; prints each claim and its verdict. */
export function studyCommand(io: CliIo, settings: Settings): Command {
  return new Command("study")
    .summary("run a study and write its report")
    .description("Run a study of a paper: train its networks, analyse them, and put the paper's claims beside what was measured.")
    .argument("<name>", 'name of a study; "nullcline list" shows them')
    .addOption(new Option("--profile <name>", "how large: seconds, minutes, or the paper's scale (default: quick, or what the study has)").choices(["smoke", "quick", "full"]))
    .option("--seed <number>", "seed of every random stream", numberOption("--seed"), 0)
    .option("--store <folder>", "where trained networks are kept, and taken from if they are there", "runs")
    .option("--out <folder>", "folder for report.html and result.json (default: the study's name)")
    .option("--search <number>", "instead of running the study, try so many settings for training each kind of network, and write search.json", countOption("--search", 1))
    .addHelpText("after", EXAMPLES)
    .action((name: string, options: StudyOptions) => settings.interruptible((signal) => study(name, options, { io, json: settings.json, signal })));
}

async function study(name: string, options: StudyOptions, invocation: Invocation): Promise<void> {
  const chosen = await loadStudy(name);
  if (options.search !== undefined) await search(chosen, options.search, options, invocation);
  else await run(chosen, options, invocation);
}

async function run(chosen: Study, options: StudyOptions, { io, json, signal }: Invocation): Promise<void> {
  const { name } = chosen;
  const profile = options.profile ?? (chosen.profiles.includes("quick") ? "quick" : chosen.profiles[0]);
  const folder = resolve(io.folder, options.out ?? name);
  const store = openRunStore(resolve(io.folder, options.store));
  const line = startProgressLine(io, `study ${name}`);
  const onNote = (text: string) => {
    line.clear();
    io.err(text);
  };
  const outcome = await chosen.run({ profile, seed: options.seed, onProgress: progressOn(line), onNote, signal, store }).finally(() => line.clear());
  const files = new Map([
    ["report.html", renderReport(outcome.report)],
    ["result.json", `${JSON.stringify(outcome.result)}\n`],
  ]);
  await replaceFiles(folder, files);
  await keepReport(store, outcome.report, { study: name, profile, seed: options.seed });
  io.err(`report written to ${join(folder, "report.html")}\n`);
  io.out(json ? `${JSON.stringify({ study: name, profile, seed: options.seed, claims: outcome.claims })}\n` : formatClaims(outcome.claims));
}

/** Tries settings and writes the record of it; prints what was chosen for each kind of network. */
async function search({ name, searchSettings }: Study, trials: number, options: StudyOptions, { io, json, signal }: Invocation): Promise<void> {
  if (searchSettings === undefined) throw new InvalidInputError({ who: "--search", expected: "a study that has settings to search for", got: `"${name}"` });
  const folder = resolve(io.folder, options.out ?? name);
  const store = openRunStore(resolve(io.folder, options.store));
  const line = startProgressLine(io, `study ${name}`);
  const record = await searchSettings({ trials, seed: options.seed, onProgress: progressOn(line), signal, store }).finally(() => line.clear());
  await replaceFiles(folder, new Map([["search.json", `${JSON.stringify(record, undefined, 1)}\n`]]));
  io.err(`record written to ${join(folder, "search.json")}\n`);
  if (json) io.out(`${JSON.stringify(record)}\n`);
}

function progressOn(line: ProgressLine): (progress: StudyProgress) => void {
  return ({ stage, fraction, secondsLeft }) => line.update({ done: fraction, total: 1, note: stage, secondsLeft });
}

function formatClaims(claims: readonly Claim[]): string {
  const rows = claims.map(({ id, statement, verdict }) => [id, verdict, statement]);
  return formatTable([{ label: "claim", align: "left" }, { label: "verdict", align: "left" }, { label: "statement", align: "left" }], rows);
}
