import type { Measurement } from "./alternate.ts";
import type { LyapunovContest } from "./lyapunov-contest.ts";
import { WEBASSEMBLY } from "./peers.ts";

/** The part of the results page about Lyapunov spectra, as Markdown paragraphs. */
export function lyapunovSection({ bench, rounds, turns, load: [before, after] }: LyapunovContest): string[] {
  const rows = rounds.flatMap(({ interval, measurements }) => measurements.map((measurement, index) => [
    String(interval), measurement.label, time(measurement), coreSeconds(measurement), perStep(measurement, bench.steps), ...(index === 0 ? ratios(measurements) : ["", ""]),
    figure(measurement.figures["largest"]), figure(measurement.figures["loss"]),
  ]));
  return [
    "## A Lyapunov spectrum",
    `All ${bench.units} exponents of a driven GRU of ${bench.units} units over ${bench.steps.toLocaleString("en")} steps, float64: the Jacobian of every step, its product with the tangent vectors, and a QR ` +
      "factorisation every so many steps. NumPy's Jacobian is assembled from the gates, its product is BLAS', its factorisation LAPACK's. Ours also measures how the exponents converge and " +
      "checks their sum by LU factorisations on four stretches. The ratios are NumPy's times over ours: above 1 we are faster; the core time, of the last turn, leaves out what a program waits for others on the machine. The largest exponent, which depends on the vectors that a computation " +
      "starts from as 1/steps, and the sum of all, which does not, say that both computed the same.",
    `Everyone computed each of them ${turns === 1 ? "once" : `${turns} times, in turns`}, without a warm-up. Load of the machine (processes running, mean of a minute): ${before.toFixed(1)} before, ${after.toFixed(1)} after, of which 1 is this benchmark.`,
    table(["QR every … steps", "", "time", "core time", "core time a step", "ratio of times", "ratio of core times", "largest exponent", "sum of exponents"], rows),
  ];
}

function time({ milliseconds, range: [low, high], failure }: Measurement): string {
  if (failure !== undefined) return failure;
  const [middle, from, to] = [milliseconds, low, high].map((value) => (value / 1e3).toPrecision(3));
  return `${middle} s (${from}–${to})`;
}

const coreSecondsOf = ({ figures }: Measurement): number => Number(figures["coreSeconds"]);

function coreSeconds(measurement: Measurement): string {
  const value = coreSecondsOf(measurement);
  return Number.isFinite(value) ? `${value.toPrecision(3)} s` : "–";
}

function perStep(measurement: Measurement, steps: number): string {
  const value = coreSecondsOf(measurement);
  return Number.isFinite(value) ? `${((1e3 * value) / steps).toPrecision(3)} ms` : "–";
}

/** The others' times over ours, of the one who is not ourselves on WebAssembly; only the ratio of core times says something on a busy machine. */
function ratios([our, ...others]: readonly Measurement[]): string[] {
  const peer = others.find(({ label }) => label !== WEBASSEMBLY);
  if (peer === undefined) return ["–", "–"];
  const [times, coreTimes] = [peer.milliseconds / our.milliseconds, coreSecondsOf(peer) / coreSecondsOf(our)];
  return [ratioText(times), coreTimes > 1 ? `**${ratioText(coreTimes)}**` : ratioText(coreTimes)];
}

function ratioText(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value < 1 ? `${value.toFixed(2)} (slower)` : value.toFixed(2);
}

const figure = (value: unknown): string => (typeof value === "number" ? value.toPrecision(8) : "–");

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, column) => (column < 2 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
