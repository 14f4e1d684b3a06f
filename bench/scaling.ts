/**
 * How training a population scales with workers: 24 small networks with one worker and with two, in turns.
 *
 *   npx tsx bench/scaling.ts [--networks 24] [--units 32] [--steps 200] [--rounds 3]
 *
 * Prints for each number of workers the wall time of the fastest round and where it went, in seconds of one worker: training
 * inside the workers, starting (until the first progress report), the end (one worker still at work while others are done),
 * and what is left (messages, writing runs to disk); then how busy the main thread was, and the ratio of the wall times. From
 * source, starting includes the compilation of TypeScript in every worker; run it with `node` on a built package's
 * files to leave that out.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { chooseKernels } from "../src/kernels/choose-kernels.node.ts";
import { runPool } from "../src/lab/run-pool.ts";
import { parseRunSpec } from "../src/lab/run-spec.ts";
import { openRunStore } from "../src/lab/run-store.ts";

const { values } = parseArgs({
  options: {
    networks: { type: "string", default: "24" },
    units: { type: "string", default: "32" },
    steps: { type: "string", default: "200" },
    rounds: { type: "string", default: "3" },
  },
});
const cells = ["vanilla", "ugrnn", "gru", "lstm"];
const specs = Array.from({ length: Number(values.networks) }, (_, seed) =>
  parseRunSpec({ task: { name: "flip-flop" }, cell: { name: cells[seed % cells.length] }, units: Number(values.units), seed, training: { steps: Number(values.steps) } }));

/** Where the wall time of one population went, in seconds. */
interface Population {
  readonly wall: number;
  /** Inside the workers, added up. */
  readonly training: number;
  /** Until the first network reported progress or an end. */
  readonly starting: number;
  /** From the last but one end to the last, where there are several workers. */
  readonly ending: number;
  /** Share of the time in which the main thread was at work. */
  readonly mainThread: number;
}

async function train(workers: number): Promise<Population> {
  const folder = mkdtempSync(join(tmpdir(), "nullcline-scaling-"));
  const before = performance.eventLoopUtilization();
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  let starting = Infinity;
  const ends: number[] = [];
  try {
    const outcomes = await runPool(openRunStore(join(folder, "runs")), specs, {
      workers,
      onProgress: () => (starting = Math.min(starting, since())),
      onOutcome: () => void ends.push(since()),
    });
    const wall = since();
    const training = outcomes.reduce((sum, outcome) => sum + (outcome.status === "trained" ? (outcome.seconds ?? 0) : 0), 0);
    return { wall, training, starting, ending: workers > 1 ? ends[ends.length - 1] - ends[ends.length - 2] : 0, mainThread: performance.eventLoopUtilization(before).utilization };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(workers: number, { wall, training, starting, ending, mainThread }: Population): string {
  const rest = wall * workers - training - starting * workers - ending;
  const shares = Object.entries({ training, starting: starting * workers, ending, rest }).map(([name, seconds]) => `${name} ${seconds.toFixed(2)}`);
  return `${workers} ${workers === 1 ? "worker " : "workers"}  ${wall.toFixed(2)} s  (${shares.join(", ")} worker seconds; main thread ${Math.round(100 * mainThread)} % busy)`;
}

const { build } = chooseKernels(process.env);
console.log(`${specs.length} networks of ${values.units} units, ${values.steps} steps each, ${build.name} ${build.instructionSet}`);
const best = new Map<number, Population>();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const workers of [1, 2]) {
    const population = await train(workers);
    if (population.wall < (best.get(workers)?.wall ?? Infinity)) best.set(workers, population);
  }
}
for (const [workers, population] of best) console.log(describe(workers, population));
const [one, two] = [best.get(1)!, best.get(2)!];
console.log(`ratio ${(one.wall / two.wall).toFixed(2)}; of the training alone ${((2 * one.training) / two.training).toFixed(2)}`);
