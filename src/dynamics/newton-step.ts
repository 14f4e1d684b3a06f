import { solve, type Factors } from "./linear-systems.ts";
import type { PolishTask } from "./polish.ts";
import { insideRegion } from "./search-problem.ts";
import { displaced, type Spot } from "./spot.ts";

/** Below this pivot ratio a Newton step is mostly rounding: the point may lie on a continuum. */
const SINGULAR = 1e-12;
/** A Newton step that must be cut below this share points the wrong way; damping turns it as well. */
const SMALLEST_SHARE = 1 / 8;

/**
 * The Newton step x + t(I − J)⁻¹r, with t halved from 1 to ⅛ until q falls to (1 − t/2)q at most: half of what the
 * linear model promises. Nothing if I − J is singular to working precision or no such t will do.
 *
 * @param system I − J at the state, [D, D].
 */
export function newtonStep({ map, input, systems, region }: PolishTask, here: Spot, system: Float64Array): { spot: Spot; factors: Factors } | undefined {
  const factors = systems.factorise(system);
  if (factors.sign === 0 || factors.pivotRatio < SINGULAR) return undefined;
  const step = solve(factors, here.residual);
  for (let share = 1; share >= SMALLEST_SHARE; share /= 2) {
    const spot = displaced(map, input, here, step, share);
    if (spot.q <= (1 - share / 2) * here.q && insideRegion(region, spot.state, 0)) return { spot, factors };
  }
  return undefined;
}
