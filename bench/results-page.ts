import type { Measurement } from "./alternate.ts";
import type { FullForceContest } from "./full-force-contest.ts";
import type { LyapunovContest } from "./lyapunov-contest.ts";
import { fullForceSection } from "./full-force-section.ts";
import { lyapunovSection } from "./lyapunov-section.ts";
import { type FixedPointCase, WEBASSEMBLY } from "./peers.ts";
import type { SimilarityContest } from "./similarity-contest.ts";
import { similaritySection } from "./similarity-section.ts";
import { trainStepOperations, type TrainStepCase } from "./train-step-case.ts";

/** A case with everyone's measurements; the first is ours, another may be ours on WebAssembly. */
export interface Contest<Case> {
  readonly bench: Case;
  /** Says which case it is. */
  readonly name: string;
  readonly measurements: readonly Measurement[];
}

/** What a results page is made of. */
export interface Results {
  /** Machine, date, versions and settings, one line each. */
  readonly circumstances: readonly string[];
  /** GFLOP/s of our own matrix product, the ceiling of our training step. */
  readonly gemmPeak: number;
  readonly trainStep: readonly Contest<TrainStepCase>[];
  readonly fixedPoints: readonly Contest<FixedPointCase>[];
  /** By task. */
  readonly populations: readonly Contest<string>[];
  readonly similarity: readonly SimilarityContest[];
  readonly lyapunov: readonly LyapunovContest[];
  readonly fullForce: readonly FullForceContest[];
}

const HEAD = "# Benchmark results\n\nWritten by `npx tsx bench/run.ts`; not edited by hand. Each part tells when and where it was measured.";

/** The titles of the page's parts, in their order. */
const TITLES = ["One training step", "Fixed points of a trained flip-flop network", "Training populations", "The distance matrix of a population", "A Lyapunov spectrum", "Full-FORCE"];

/**
 * The results as Markdown, every case, those we lose included: the parts that were measured take the place of those of the
 * same title in the page before, whose other parts stay.
 */
export function resultsPage(results: Results, before: string): string {
  return withPart(measuredParts(results), before);
}

/** A results page in which parts measured anew take the place of those of the same title. */
export function withPart(measured: string, before: string): string {
  const parts = new Map([...partsOf(before), ...partsOf(measured)]);
  const order = [...TITLES.filter((title) => parts.has(title)), ...[...parts.keys()].filter((title) => !TITLES.includes(title))];
  return `${[HEAD, ...order.map((title) => parts.get(title)!)].join("\n\n")}\n`;
}

/** Title → the part that it begins. */
function partsOf(page: string): Map<string, string> {
  const texts = page.split(/^(?=## )/m).filter((text) => text.startsWith("## "));
  return new Map(texts.map((text) => [text.slice(3, text.indexOf("\n")), text.trim()]));
}

function measuredParts({ circumstances, gemmPeak, trainStep, fixedPoints, populations, similarity, lyapunov, fullForce }: Results): string {
  const where = circumstances.map((line) => `- ${line}`).join("\n");
  const parts = [
    trainStep.length > 0 ? trainStepSection(gemmPeak, trainStep) : [],
    fixedPoints.length > 0 ? fixedPointSection(fixedPoints) : [],
    populations.length > 0 ? populationSection(populations) : [],
    ...similarity.map(similaritySection),
    ...lyapunov.map(lyapunovSection),
    fullForce.length > 0 ? fullForceSection(fullForce) : [],
  ].filter((part) => part.length > 0);
  const failures = [...trainStep, ...fixedPoints, ...populations].flatMap(({ name, measurements }) => measurements.filter(({ failure }) => failure !== undefined).map(({ label, failure }) => `- ${name}, ${label}: ${failure}`));
  return [...parts.map(([title, ...rest]) => [title, where, ...rest].join("\n\n")), ...(failures.length > 0 ? [`## Did not run\n\n${failures.join("\n")}`] : [])].join("\n\n");
}

function trainStepSection(gemmPeak: number, contests: readonly Contest<TrainStepCase>[]): string[] {
  const { inputs, outputs } = contests[0].bench;
  const labels = everyLabel(contests);
  return [
    "## One training step",
    `Forward, backward and Adam: N units, T time steps, B trials, ${inputs} inputs, ${outputs} outputs, float32, one thread. Milliseconds are medians after ` +
      "warm-up, (lowest–highest median of a round) beside ours. The ratio is the fastest peer's time over ours: above 1 we are faster. GFLOP/s counts the matrix " +
      `products only; our own GEMM alone reached ${gemmPeak.toFixed(1)}. PyTorch's module GRU resets after the matrix, all others before it. ` +
      "Memory is the highest resident memory above the idle program's; the last column is what we keep of a forward pass for the reverse pass.",
    table(
      ["cell", "N", "T", "B", "ours ms", ...labels.map((label) => `${label} ms`), "ratio", "GFLOP/s", "of GEMM", "memory: ours", ...labels.map((label) => `memory: ${label}`), "kept by us"],
      contests.map(({ bench, measurements: [our, ...peers] }) => {
        const rate = trainStepOperations(bench) / our.milliseconds / 1e6;
        return [
          bench.cell, String(bench.units), String(bench.steps), String(bench.batch), withRange(our), ...byLabel(labels, peers, ({ milliseconds }) => number(milliseconds)), ratio(our, peers),
          number(rate), `${Math.round((100 * rate) / gemmPeak)} %`,
          mebibytes(our.bytesAboveIdle), ...byLabel(labels, peers, ({ bytesAboveIdle }) => mebibytes(bytesAboveIdle)), mebibytes(Number(our.figures["activationBytes"])),
        ];
      }),
    ),
  ];
}

function fixedPointSection(contests: readonly Contest<FixedPointCase>[]): string[] {
  const labels = everyLabel(contests);
  return [
    "## Fixed points of a trained flip-flop network",
    "From the same seeds, input 0, one thread, one search a round and two rounds at most: search, deduplication, Jacobians and eigenvalues. Milliseconds, then unique points (by unstable dimensions 0, 1, 2, …). " +
      "The ratio is the fastest peer's time over ours; it says nothing where the points found differ. \"To locate\" is the part of our time in which every seed is followed to its end, " +
      "before the points found are linearised (left and right eigenvectors, error bounds); all our points have q below 1e-24.",
    table(
      ["cell", "N", "ours", ...labels, "ratio"],
      contests.map(({ bench, measurements: [our, ...peers] }) => [bench.cell, String(bench.units), found(our), ...byLabel(labels, peers, found), ratio(our, peers)]),
    ),
  ];
}

function populationSection(contests: readonly Contest<string>[]): string[] {
  const { cells, units, batch } = contests[0].measurements[0].figures as { readonly cells?: readonly string[]; readonly units?: number; readonly batch?: number };
  return [
    "## Training populations",
    `Networks trained in an hour of one core, as many of each architecture (${cells?.join(", ") ?? "–"}; ${units ?? "–"} units, batch ${batch ?? "–"}) at the settings of the universality study's quick profile: ` +
      "measured over a share of each training, making the trials included, scoring and analyses left out.",
    table(
      ["task", "ours", ...everyLabel(contests)],
      contests.map(({ bench, measurements }) => [bench, ...measurements.map(({ figures, failure }) => (failure === undefined ? number(Number(figures["networksPerHour"])) : "–"))]),
    ),
  ];
}

function found({ milliseconds, figures }: Measurement): string {
  const census = figures["census"] as readonly number[] | undefined;
  const locating = figures["locatingMilliseconds"];
  const part = typeof locating === "number" ? ` (${number(locating)} to locate)` : "";
  return `${number(milliseconds)} ms${part}, ${String(figures["points"])} (${census?.join("/") ?? "–"})`;
}

function everyLabel(contests: readonly Contest<unknown>[]): string[] {
  return [...new Set(contests.flatMap(({ measurements }) => measurements.slice(1).map(({ label }) => label)))];
}

function byLabel(labels: readonly string[], peers: readonly Measurement[], show: (peer: Measurement) => string): string[] {
  return labels.map((label) => {
    const peer = peers.find((candidate) => candidate.label === label);
    return peer === undefined || peer.failure !== undefined ? "–" : show(peer);
  });
}

function ratio(our: Measurement, peers: readonly Measurement[]): string {
  const times = peers.flatMap(({ label, milliseconds }) => (label === WEBASSEMBLY || Number.isNaN(milliseconds) ? [] : [milliseconds]));
  if (times.length === 0 || Number.isNaN(our.milliseconds)) return "–";
  const value = Math.min(...times) / our.milliseconds;
  return value < 1 ? `${value.toFixed(2)} (slower)` : `**${value.toFixed(2)}**`;
}

function withRange({ milliseconds, range: [low, high] }: Measurement): string {
  return `${number(milliseconds)} (${number(low)}–${number(high)})`;
}

function number(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value < 999.5 ? value.toPrecision(3) : value.toFixed(0);
}

const mebibytes = (bytes: number): string => (Number.isFinite(bytes) ? `${(bytes / 2 ** 20).toPrecision(3)} MiB` : "–");

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
