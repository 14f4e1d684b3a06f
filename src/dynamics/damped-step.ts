import { solve } from "./linear-systems.ts";
import { norm } from "./norm.ts";
import { plusDiagonal } from "./plus-diagonal.ts";
import type { PolishTask } from "./polish.ts";
import { displaced, type Spot } from "./spot.ts";

/** Damping is raised fourfold at most this often before a state counts as a minimum of q. */
const REFUSALS = 20;

/**
 * One accepted Levenberg–Marquardt step, (MᵀM + λI)s = Mᵀr for M = I − J and λ = μ‖r‖, with the damping μ for the
 * next; nothing when no damping lowers q.
 *
 * λ in proportion to ‖r‖ keeps convergence fast where fixed points form a continuum (Yamashita & Fukushima 2001);
 * μ falls fourfold after a step that did what the quadratic model promised and rises fourfold after one that did not.
 *
 * @param system M at the state, [D, D].
 * @param startDamping μ to try first.
 */
export function dampedStep({ map, input, systems }: PolishTask, here: Spot, system: Float64Array, startDamping: number): { spot: Spot; damping: number } | undefined {
  const normal = systems.normalMatrix(system);
  const gradient = transposedProduct(system, here.residual);
  const size = norm(here.residual);
  for (let damping = startDamping, refusals = 0; refusals < REFUSALS; damping *= 4, refusals++) {
    const step = solve(systems.factorise(plusDiagonal(normal, damping * size)), gradient);
    const spot = displaced(map, input, here, step);
    const gain = (here.q - spot.q) / predictedFall(normal, gradient, step);
    if (gain > 1e-4) return { spot, damping: nextDamping(damping, gain) };
  }
  return undefined;
}

/** Aᵀv for A [n, n]. */
export function transposedProduct(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const out = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) out[i] += matrix[k * n + i] * vector[k];
  }
  return out;
}

function nextDamping(damping: number, gain: number): number {
  if (gain < 0.25) return damping * 4;
  return gain > 0.75 ? Math.max(1e-8, damping / 4) : damping;
}

/** q − ½‖r − M s‖² = s·g − ½ s·(MᵀM)s for the step s. */
function predictedFall(normal: Float64Array, gradient: Float64Array, step: Float64Array): number {
  const n = step.length;
  let fall = 0;
  for (let i = 0; i < n; i++) {
    let product = 0;
    for (let j = 0; j < n; j++) product += normal[i * n + j] * step[j];
    fall += step[i] * (gradient[i] - product / 2);
  }
  return fall;
}
