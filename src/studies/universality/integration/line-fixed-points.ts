import { fixedPointSearch } from "../../../dynamics/find-fixed-points.ts";
import type { FixedPoint } from "../../../dynamics/fixed-point.ts";
import type { SlowestState } from "../../../dynamics/line-attractor/slowest-states.ts";
import { modulus } from "../../../dynamics/linearise.ts";
import type { LineFixedPoint } from "./findings.ts";
import type { HoldingTask } from "./held-line.ts";
import { distanceBetween, nearestState } from "./nearest-state.ts";
import { readAt } from "./output-reading.ts";

/** Fixed points of one line that differ by less are one; the line's own spacing is about a hundred times that. */
const uniqueness = 1e-3;
/** A fixed point farther from the line than this many of its typical gaps is not on it. */
const gapsAway = 2;

/** A found point with its description. */
export interface FoundOnLine {
  readonly point: FixedPoint;
  readonly finding: LineFixedPoint;
}

/**
 * The true fixed points on a line, by rising output: an approximate line attractor is a slow manifold on which a few of
 * them lie, stable points and saddles in turn. The search starts from every held state that is slower than its
 * neighbours or between which and a neighbour the drift turns; the tolerance is the search's own, 1e-24. Yields between its steps.
 */
export function* lineFixedPoints({ map, input, reading }: Omit<HoldingTask, "visited">, line: readonly SlowestState[]): Generator<unknown, FoundOnLine[]> {
  const seeds = line.filter((_, k) => isSlowest(line, k) || turnsBeside(line, k));
  const { points } = yield* fixedPointSearch(map, Float64Array.from(seeds.flatMap(({ state }) => Array.from(state))), { input, uniqueness });
  const states = line.map(({ state }) => state);
  const near = gapsAway * typicalGap(states);
  const described = points.map((point): FoundOnLine => ({
    point,
    finding: {
      output: readAt(reading, point.state),
      unstableDimensions: point.unstableDimensions,
      leading: modulus(point.eigenvalues[0]),
      q: point.q,
      onLine: nearestState(states, point.state).distance <= near,
    },
  }));
  return described.toSorted((a, b) => a.finding.output - b.finding.output);
}

function isSlowest(line: readonly SlowestState[], k: number): boolean {
  return [k - 1, k + 1].every((other) => line[k].q <= (line[other]?.q ?? Infinity));
}

function turnsBeside(line: readonly SlowestState[], k: number): boolean {
  return [k - 1, k + 1].some((other) => line[k].drift * (line[other]?.drift ?? 0) < 0);
}

/** Median distance of successive states. */
function typicalGap(states: readonly Float64Array[]): number {
  const gaps = states.slice(1).map((state, k) => distanceBetween(states[k], state)).toSorted((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)];
}
