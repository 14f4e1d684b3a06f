import { chord, type Anchor } from "./chord.ts";
import { descend } from "./descend.ts";
import { polish, type Polished } from "./polish.ts";
import { halfSquare } from "./row-calls.ts";
import { convergedBelow, type AttemptTable, type Outcome, type SearchProblem } from "./search-problem.ts";
import type { SearchProgress } from "./search-progress.ts";
import { squaredDistance } from "./squared-distance.ts";

/** A less regular root than this (smallest over largest pivot) attracts a chord iteration from too near to be of use. */
const REGULAR = 1e-6;

/**
 * Runs every attempt to its end: a short batched descent, then polishing. The attempt with the lowest q is
 * polished by its own Newton iteration; the fixed point it finds is an anchor, and every unfinished attempt
 * nearer to it than to any anchor before tries to finish by chord steps. So one factorisation serves a whole
 * basin, and only attempts that resist pay for their own.
 */
export function* runAttempts(problem: SearchProblem): Generator<SearchProgress, AttemptTable> {
  const table = evaluateSeeds(problem);
  yield* descend(problem, table);
  yield* polishAll(problem, table);
  return table;
}

function evaluateSeeds({ map, options, seeds, count }: SearchProblem): AttemptTable {
  const D = map.dimension;
  const residuals = new Float64Array(seeds.length);
  map.step(seeds, options.inputs, residuals);
  for (let at = 0; at < residuals.length; at++) residuals[at] -= seeds[at];
  const q = Float64Array.from({ length: count }, (_, row) => halfSquare(residuals, row, D));
  const outcomes = Array.from(q, (value, row): Outcome | undefined => {
    if (!Number.isFinite(value)) return "non-finite";
    return value <= convergedBelow(options.tolerance, rowOf(seeds, row, D)) ? "converged" : undefined;
  });
  return { states: seeds.slice(), residuals, q, iterations: new Int32Array(count), outcomes };
}

function* polishAll(problem: SearchProblem, table: AttemptTable): Generator<SearchProgress, void> {
  const nearest = new Float64Array(problem.count).fill(Infinity);
  const anchors: Anchor[] = [];
  let pending = unfinishedByQ(table);
  while (pending.length > 0) {
    const [row, ...rest] = pending;
    const anchor = newAnchor(problem, anchors, polishRow(problem, table, row), row);
    if (anchor !== undefined) {
      anchors.push(anchor);
      chord(problem, table, anchor, attemptsNear(anchor, problem, table, rest, nearest));
    }
    pending = rest.filter((other) => table.outcomes[other] === undefined);
    yield { stage: "polishing", done: problem.count - pending.length, total: problem.count };
  }
}

function unfinishedByQ({ q, outcomes }: AttemptTable): number[] {
  const rows = outcomes.flatMap((outcome, row) => (outcome === undefined ? [row] : []));
  return rows.toSorted((a, b) => q[a] - q[b] || a - b);
}

function polishRow({ map, options, region, systems }: SearchProblem, table: AttemptTable, row: number): Polished {
  const polished = polish({
    map,
    state: rowOf(table.states, row, map.dimension),
    input: rowOf(options.inputs, row, map.inputDimension),
    tolerance: options.tolerance,
    steps: options.polishSteps,
    region,
    systems,
  });
  table.states.set(polished.state, row * map.dimension);
  table.residuals.set(polished.residual, row * map.dimension);
  table.q[row] = polished.q;
  table.iterations[row] += polished.iterations;
  table.outcomes[row] = polished.outcome;
  return polished;
}

/** An anchor at a polished attempt, unless it did not converge, is too degenerate or is an anchor already. */
function newAnchor({ map, options, inputGroups, systems }: SearchProblem, anchors: readonly Anchor[], polished: Polished, row: number): Anchor | undefined {
  const { factors, outcome, state } = polished;
  if (outcome !== "converged" || factors === undefined || factors.pivotRatio < REGULAR) return undefined;
  const inputGroup = inputGroups[row];
  const near = options.uniqueness * options.uniqueness;
  const known = anchors.some((anchor) => anchor.inputGroup === inputGroup && squaredDistance(anchor.state, 0, state, 0, map.dimension) <= near);
  if (known) return undefined;
  return { state, input: rowOf(options.inputs, row, map.inputDimension), inverse: systems.inverse(factors), inputGroup };
}

/**
 * The attempts with the anchor's input that are at most twice as far from it as from their nearest anchor so
 * far; `nearest`, squared distances, is brought up to date.
 */
function attemptsNear(anchor: Anchor, { inputGroups, map }: SearchProblem, { states }: AttemptTable, pending: readonly number[], nearest: Float64Array): number[] {
  return pending.filter((row) => {
    if (inputGroups[row] !== anchor.inputGroup) return false;
    const squared = squaredDistance(anchor.state, 0, states, row, map.dimension);
    if (squared > 4 * nearest[row]) return false;
    nearest[row] = Math.min(nearest[row], squared);
    return true;
  });
}

function rowOf(array: Float64Array, row: number, width: number): Float64Array {
  return array.subarray(row * width, (row + 1) * width);
}
