/**
 * Runs our implementation and its peers in turns on the same cases, prints each result and writes bench/RESULTS.md.
 *
 *   NULLCLINE_PEERS_PYTHON=/path/to/python npx tsx bench/run.ts [train-step] [fixed-points] [population] [similarity] [lyapunov] [full-force]
 *     --cells vanilla,gru   --rounds 5   --repetitions 3
 *     --units 64,128   --steps 100,500   --batch 64   (training steps of all combinations instead of the selection)
 *     --python PATH (over the environment variable)   --out FILE   --seeds 1024   --training-steps 2500   --share 0.05
 *     --networks 1000   --cores 1,2   --only 2:Nullcline,1:netrep   (of the distance matrix, where everyone on 1,000 networks takes an hour)
 *
 * The peers' Python needs torch, jax and numpy. Without one, ours runs alone. Close everything else first: nothing here corrects for a busy machine.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { alternate, type Measurement } from "./alternate.ts";
import type { Participant } from "./conversation.ts";
import { describeMachine, describePython, oneCorePrefix } from "./machine.ts";
import { fullForceContests } from "./full-force-contest.ts";
import { lyapunovContest } from "./lyapunov-contest.ts";
import { fixedPointPeers, ours, oursOnWebAssembly, trainStepPeers, type FixedPointCase } from "./peers.ts";
import { prepareFixedPoints } from "./prepare-fixed-points.ts";
import { resultsPage, type Contest } from "./results-page.ts";
import { similarityContest } from "./similarity-contest.ts";
import type { TrainStepCase } from "./train-step-case.ts";
import { trainStepCases } from "./train-step-cases.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cells: { type: "string", default: "vanilla,ugrnn,gru,lstm" },
    units: { type: "string" },
    steps: { type: "string" },
    batch: { type: "string" },
    rounds: { type: "string", default: "5" },
    repetitions: { type: "string", default: "3" },
    seeds: { type: "string", default: "1024" },
    "training-steps": { type: "string", default: "2500" },
    share: { type: "string", default: "0.05" },
    networks: { type: "string", default: "1000" },
    "spectrum-steps": { type: "string", default: "10000" },
    cores: { type: "string", default: "1,2" },
    only: { type: "string", default: "" },
    python: { type: "string", default: process.env["NULLCLINE_PEERS_PYTHON"] ?? "" },
    out: { type: "string", default: fileURLToPath(new URL("RESULTS.md", import.meta.url)) },
  },
});

/** Where networks and inputs of the cases are kept. */
const benchFolder = fileURLToPath(new URL("../.cache/bench/", import.meta.url));
const cells = values.cells.split(",") as TrainStepCase["cell"][];
const numbers = (list: string | undefined): number[] | undefined => list?.split(",").map(Number);
const listOf = (list: string): string[] => list.split(",").filter((word) => word !== "");
const wants = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
const prefix = oneCorePrefix();
const turns = { rounds: Number(values.rounds), repetitions: Number(values.repetitions), prefix };

async function contest<Case>(name: string, bench: Case, ourOwn: readonly Participant[], peers: readonly Participant[], settings = turns): Promise<Contest<Case>> {
  const measurements = await alternate([...ourOwn, ...(values.python === "" ? [] : peers)], settings);
  for (const measurement of measurements) console.log(`${name}  ${spoken(measurement)}`);
  return { bench, name, measurements };
}

function spoken({ label, milliseconds, failure }: Measurement): string {
  return `${label.padEnd(30)} ${failure ?? `${milliseconds.toFixed(2)} ms`}`;
}

/** A program of ours on both builds of the kernels. */
function onBothBuilds(file: string, options: Readonly<Record<string, string | number>>): Participant[] {
  return [ours, oursOnWebAssembly].map((make) => make(file, options));
}

async function trainStepContests(): Promise<Contest<TrainStepCase>[]> {
  const cases = trainStepCases(cells, { units: numbers(values.units), steps: numbers(values.steps), batch: numbers(values.batch) });
  const contests: Contest<TrainStepCase>[] = [];
  for (const bench of cases) {
    const name = `${bench.cell} N=${bench.units} T=${bench.steps} B=${bench.batch}`;
    contests.push(await contest(name, bench, onBothBuilds("train-step.ts", { ...bench }), trainStepPeers(values.python, bench)));
  }
  return contests;
}

/** The searches take seconds, a peer's up to a minute: one repetition a round, two rounds. */
async function fixedPointContests(): Promise<Contest<FixedPointCase>[]> {
  mkdirSync(benchFolder, { recursive: true });
  const contests: Contest<FixedPointCase>[] = [];
  for (const cell of cells) {
    const bench = prepareFixedPoints({ cell, units: numbers(values.units)?.[0] ?? 64, steps: Number(values["training-steps"]), seeds: Number(values.seeds), folder: benchFolder });
    const ourOwn = onBothBuilds("fixed-points.ts", { network: bench.network, seeds: bench.seeds });
    contests.push(await contest(`${cell} ${bench.units}`, bench, ourOwn, fixedPointPeers(values.python, bench), { rounds: Math.min(2, turns.rounds), repetitions: 1, prefix }));
  }
  return contests;
}

/** No peer trains our populations; the two builds stand side by side. */
async function populationContests(): Promise<Contest<string>[]> {
  const contests: Contest<string>[] = [];
  for (const task of ["flip-flop", "sine", "integration"]) {
    contests.push(await contest(`${task} population`, task, onBothBuilds("population.ts", { task, share: values.share }), [], { rounds: Math.min(2, turns.rounds), repetitions: 1, prefix }));
  }
  return contests;
}

const [peak] = await alternate([ours("gemm-peak.ts", {})], turns);
const results = {
  circumstances: [
    `ours: ${String(peak.figures["implementation"])}; the column "on WebAssembly" has the other build`,
    `${new Date().toISOString().slice(0, 10)}, ${describeMachine()}`,
    values.python === "" ? "no peers: set NULLCLINE_PEERS_PYTHON to a Python with torch, jax and numpy" : describePython(values.python),
    `${turns.rounds} rounds of ${turns.repetitions} repetitions in turns; ${prefix.length > 0 ? "every program held on one and the same core" : "programs not held on one core"}; one thread each`,
  ],
  gemmPeak: Number(peak.figures["operations"]) / peak.milliseconds / 1e6,
  trainStep: wants("train-step") ? await trainStepContests() : [],
  fixedPoints: wants("fixed-points") ? await fixedPointContests() : [],
  populations: wants("population") ? await populationContests() : [],
  similarity: wants("similarity") ? [await similarityContest({ networks: Number(values.networks), samples: 10_000, units: 64, kept: 20, python: values.python, prefix, cores: listOf(values.cores).map(Number), only: listOf(values.only) })] : [],
  lyapunov: wants("lyapunov") ? [await lyapunovContest({ units: 256, steps: Number(values["spectrum-steps"]), folder: benchFolder, python: values.python, turns: Math.min(2, turns.rounds), prefix })] : [],
  fullForce: wants("full-force") ? await fullForceContests(values.python, prefix) : [],
};
writeFileSync(values.out, resultsPage(results, existsSync(values.out) ? readFileSync(values.out, "utf8") : ""));
console.log(`written to ${values.out}`);
