import type { Measurement } from "./alternate.ts";
import type { FullForceContest } from "./full-force-contest.ts";
import { WEBASSEMBLY } from "./peers.ts";

/** The part of the results page about full-FORCE, as Markdown paragraphs. */
export function fullForceSection(contests: readonly FullForceContest[]): string[] {
  const loads = contests.flatMap(({ load }) => load);
  return [
    "## Full-FORCE",
    "What the study of full-FORCE with neural hints spends its time on, float64. An update of recursive least squares finds the errors of N targets and changes P and W, N × N each; " +
      "ours stores half of P. A learner runs the network that generates its targets once a condition, as NumPy's does, and learns from every other step. A step of stabilising a circuit finds its spectral " +
      "abscissa and solves two Lyapunov equations; SciPy's does so by eigvals and solve_continuous_lyapunov twice, ours by one real Schur form. " +
      "Three rounds of one run each, of learners two; (fastest–slowest). The ratio is the peer's time over ours: above 1 we are faster.",
    `Load of the machine (processes running, mean of a minute): ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}, of which 1 is this benchmark.`,
    table(["", "ms", "ours", WEBASSEMBLY, "peer", "peer's", "ratio"], contests.map(row)),
  ];
}

function row({ bench, measurements: [our, onWebAssembly, peer] }: FullForceContest): string[] {
  const piece = (measurement: Measurement | undefined) => (measurement === undefined ? "–" : (measurement.failure ?? times(measurement, bench.pieces)));
  const ratio = peer === undefined ? Number.NaN : peer.milliseconds / our.milliseconds;
  return [bench.name, bench.unit, piece(our), piece(onWebAssembly), bench.peerLabel, piece(peer), ratioText(ratio)];
}

function times({ milliseconds, range: [low, high] }: Measurement, pieces: number): string {
  const [middle, from, to] = [milliseconds, low, high].map((value) => (value / pieces < 999.5 ? (value / pieces).toPrecision(3) : (value / pieces).toFixed(0)));
  return `${middle} (${from}–${to})`;
}

function ratioText(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value < 1 ? `${value.toFixed(2)} (slower)` : `**${value.toFixed(2)}**`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, column) => (column < 2 || column === 4 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
