import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import type { LinearSystems } from "./linear-systems.ts";
import { halfSquare } from "./row-calls.ts";
import { convergedBelow, type AttemptTable, type SearchProblem } from "./search-problem.ts";
import { squaredDistance } from "./squared-distance.ts";

/** A fixed point that other attempts can be polished with. */
export interface Anchor {
  readonly state: Float64Array;
  /** [I] */
  readonly input: Float64Array;
  /** (I − J)⁻¹ at the state, [D, D]. */
  readonly inverse: Float64Array;
  /** Number of the input it belongs to. */
  readonly inputGroup: number;
}

/** The first step must bring an attempt nearer to the anchor by this factor, or it is on its way elsewhere. */
const LANDING = 0.7;
/** Every step must lower q by this factor. */
const CONTRACTION = 0.5;
/** Attempts that have not converged after this many chord steps are left to their own Newton iteration. */
const STEPS = 30;

/**
 * Polishes attempts near a known fixed point x* with the frozen factorisation there: x ← x + (I − J(x*))⁻¹ r.
 *
 * The Jacobian is the exact one at the root, so convergence to x* is quadratic, at the price of one map step and
 * one matrix–vector product instead of a Jacobian and a factorisation. An attempt is taken on only if the first
 * step lands clearly nearer to x* than it began, so that no other fixed point close to x* loses its attempts,
 * and is given up, its row of `table` untouched, once a step fails to halve q. Rows of attempts that converge are
 * filled in; now and then one converges to another fixed point, which is as good.
 */
export function chord({ map, options, systems }: SearchProblem, table: AttemptTable, anchor: Anchor, attempts: readonly number[]): void {
  let party = landingNear(systems, anchor, table, attempts);
  for (let step = 1; step <= STEPS && party.rows.length > 0; step++) {
    const residuals = residualsOf(map, party.states, anchor.input);
    const { rows, states, q } = party;
    const D = map.dimension;
    const staying: number[] = [];
    for (let k = 0; k < rows.length; k++) {
      const reached = halfSquare(residuals, k, D);
      if (!(reached <= CONTRACTION * q[k])) continue;
      q[k] = reached;
      const state = states.subarray(k * D, (k + 1) * D);
      if (reached > convergedBelow(options.tolerance, state)) staying.push(k);
      else record(table, rows[k], state, residuals.subarray(k * D, (k + 1) * D), reached, step);
    }
    party = corrected(systems, anchor, party, residuals, staying);
  }
}

/** Attempts on their way to an anchor: their rows in the table, states [n, D] and q. */
interface Party {
  readonly rows: readonly number[];
  readonly states: Float64Array;
  readonly q: Float64Array;
}

/** The first step of those attempts that it brings clearly nearer to the anchor. */
function landingNear(systems: LinearSystems, anchor: Anchor, table: AttemptTable, attempts: readonly number[]): Party {
  const D = anchor.state.length;
  const before = takeRows(table.states, attempts, D);
  const q = Float64Array.from(attempts, (row) => table.q[row]);
  const everyone = attempts.map((_, k) => k);
  const moved = corrected(systems, anchor, { rows: attempts, states: before, q }, takeRows(table.residuals, attempts, D), everyone);
  const away = (states: Float64Array, k: number) => Math.sqrt(squaredDistance(anchor.state, 0, states, k, D));
  const near = everyone.filter((k) => away(moved.states, k) <= LANDING * away(before, k));
  return members(moved, near, D);
}

/** The members `staying`, each moved by the frozen Newton step for its residual. */
function corrected(systems: LinearSystems, { inverse, state }: Anchor, party: Party, residuals: Float64Array, staying: readonly number[]): Party {
  const D = state.length;
  const steps = systems.applyToRows(inverse, takeRows(residuals, staying, D));
  const kept = members(party, staying, D);
  for (let at = 0; at < steps.length; at++) kept.states[at] += steps[at];
  return kept;
}

function members({ rows, states, q }: Party, chosen: readonly number[], D: number): Party {
  return { rows: chosen.map((k) => rows[k]), states: takeRows(states, chosen, D), q: Float64Array.from(chosen, (k) => q[k]) };
}

function residualsOf(map: DynamicalMap, states: Float64Array, input: Float64Array): Float64Array {
  const count = states.length / map.dimension;
  const inputs = new Float64Array(count * input.length);
  for (let at = 0; at < inputs.length; at++) inputs[at] = input[at % input.length];
  const out = new Float64Array(states.length);
  map.step(states, inputs, out);
  for (let at = 0; at < out.length; at++) out[at] -= states[at];
  return out;
}

function takeRows(source: Float64Array, rows: readonly number[], width: number): Float64Array {
  const out = new Float64Array(rows.length * width);
  for (let k = 0; k < rows.length; k++) {
    for (let i = 0, from = rows[k] * width, to = k * width; i < width; i++) out[to + i] = source[from + i];
  }
  return out;
}

function record(table: AttemptTable, row: number, state: Float64Array, residual: Float64Array, q: number, steps: number): void {
  table.states.set(state, row * state.length);
  table.residuals.set(residual, row * state.length);
  table.q[row] = q;
  table.iterations[row] += steps;
  table.outcomes[row] = "converged";
}
