import { dot, halfSquare, rowCalls, type RowCalls } from "./row-calls.ts";
import { convergedBelow, insideRegion, type AttemptTable, type SearchProblem } from "./search-problem.ts";
import type { SearchProgress } from "./search-progress.ts";

/** How many recent values of q a step is compared with: Barzilai–Borwein steps need not fall every time. */
const MEMORY = 5;

/** Gradient, step size and recent history of every attempt. */
interface Descent {
  readonly gradients: Float64Array;
  readonly trialStates: Float64Array;
  readonly trialResiduals: Float64Array;
  readonly trialGradients: Float64Array;
  readonly stepSizes: Float64Array;
  /** [S, MEMORY] */
  readonly recent: Float64Array;
}

/**
 * Moves unfinished attempts down the gradient of q = ½‖F(x, u) − x‖² with Barzilai–Borwein steps, batched; every attempt
 * has its own step size, accepts or refuses its own steps, and stops by itself once it has converged.
 *
 * A step is taken when q ends below the largest of the last five values and the state inside the search
 * region; otherwise the step size is quartered. The first step size is Cauchy's, ‖g‖²/‖(J − I)g‖².
 *
 * Source: Barzilai & Borwein 1988; Grippo, Lampariello & Lucidi 1986 for the non-monotone acceptance.
 */
export function* descend(problem: SearchProblem, table: AttemptTable): Generator<SearchProgress, void> {
  const total = problem.options.descentSteps;
  let active = table.outcomes.flatMap((outcome, row) => (outcome === undefined ? [row] : []));
  if (total === 0 || active.length === 0) return;
  const calls = rowCalls(problem.map, problem.options.inputs, active.length);
  const descent = startDescent(problem, table, calls, active);
  for (let step = 0; step < total && active.length > 0; step++) {
    tryStep(problem, table, calls, active, descent);
    for (const row of active) settle(problem, table, row, descent, step);
    active = active.filter((row) => table.outcomes[row] === undefined);
    yield { stage: "descending", done: step + 1, total };
  }
}

function startDescent({ map, count }: SearchProblem, table: AttemptTable, calls: RowCalls, active: readonly number[]): Descent {
  const D = map.dimension;
  const matrix = () => new Float64Array(count * D);
  const descent: Descent = {
    gradients: matrix(), trialStates: matrix(), trialResiduals: matrix(), trialGradients: matrix(),
    stepSizes: new Float64Array(count), recent: new Float64Array(count * MEMORY),
  };
  calls.gradients(active, table.states, table.residuals, descent.gradients);
  calls.displacements(active, table.states, descent.gradients, descent.trialGradients);
  for (const row of active) {
    const curvature = dot(descent.trialGradients, descent.trialGradients, row, D);
    descent.stepSizes[row] = curvature > 0 ? dot(descent.gradients, descent.gradients, row, D) / curvature : 1;
    descent.recent.fill(table.q[row], row * MEMORY, (row + 1) * MEMORY);
  }
  return descent;
}

function tryStep({ map }: SearchProblem, table: AttemptTable, calls: RowCalls, active: readonly number[], descent: Descent): void {
  const D = map.dimension;
  for (const row of active) {
    const size = descent.stepSizes[row];
    for (let at = row * D; at < (row + 1) * D; at++) descent.trialStates[at] = table.states[at] - size * descent.gradients[at];
  }
  calls.residuals(active, descent.trialStates, descent.trialResiduals);
  calls.gradients(active, descent.trialStates, descent.trialResiduals, descent.trialGradients);
}

function settle({ map, region, options }: SearchProblem, table: AttemptTable, row: number, descent: Descent, step: number): void {
  const D = map.dimension;
  const q = halfSquare(descent.trialResiduals, row, D);
  const recent = descent.recent.subarray(row * MEMORY, (row + 1) * MEMORY);
  table.iterations[row]++;
  if (!(q <= Math.max(...recent)) || !insideRegion(region, descent.trialStates, row)) {
    descent.stepSizes[row] /= 4;
    return;
  }
  recent[step % MEMORY] = q;
  descent.stepSizes[row] = nextStepSize(descent, row, D, step);
  table.q[row] = q;
  copyRow(descent.trialStates, table.states, row, D);
  copyRow(descent.trialResiduals, table.residuals, row, D);
  copyRow(descent.trialGradients, descent.gradients, row, D);
  if (q <= convergedBelow(options.tolerance, table.states.subarray(row * D, (row + 1) * D))) table.outcomes[row] = "converged";
}

/** With s = −size·g and y = g′ − g: the long step s·s/s·y and the short one s·y/y·y in turn. */
function nextStepSize({ gradients, trialGradients, stepSizes }: Descent, row: number, D: number, step: number): number {
  const size = stepSizes[row];
  let ss = 0;
  let sy = 0;
  let yy = 0;
  for (let at = row * D; at < (row + 1) * D; at++) {
    const s = -size * gradients[at];
    const y = trialGradients[at] - gradients[at];
    ss += s * s;
    sy += s * y;
    yy += y * y;
  }
  if (!(sy > 0)) return 2 * size;
  return step % 2 === 0 ? sy / yy : ss / sy;
}

function copyRow(from: Float64Array, to: Float64Array, row: number, width: number): void {
  for (let at = row * width; at < (row + 1) * width; at++) to[at] = from[at];
}
