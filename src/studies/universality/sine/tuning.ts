import { sin } from "../../../numeric/elementary.ts";
import { pearsonCorrelation } from "../../../dynamics/input-dependent/correlation.ts";
import type { CommandFinding, TuningFinding } from "./findings.ts";

/** Fewer commands than this tell nothing of how the frequency goes with them. */
const fewest = 3;

/** How the frequency of the points' oscillatory mode goes with the command. */
export function tuningOf(commands: readonly CommandFinding[]): TuningFinding {
  const pairs = commands.flatMap(({ frequency, point }) => (point === null || point.oscillation === null ? [] : [{ command: frequency, mode: point.oscillation }]));
  const commanded = pairs.map(({ command }) => command);
  const angles = pairs.map(({ mode }) => mode.frequency);
  return {
    oscillating: pairs.length,
    pearson: correlation(commanded, angles),
    pearsonImaginary: correlation(commanded, pairs.map(({ mode }) => mode.modulus * sin(mode.frequency))),
    rises: angles.filter((angle, k) => k > 0 && angle > angles[k - 1]).length,
    pairs: Math.max(0, pairs.length - 1),
  };
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < fewest) return null;
  const r = pearsonCorrelation(a, b);
  return Number.isFinite(r) ? r : null;
}
