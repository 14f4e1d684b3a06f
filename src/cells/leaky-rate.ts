import { InvalidInputError } from "../numeric/errors.ts";
import { activation } from "./activation.ts";
import type { Cell } from "./cell.ts";
import { defineCell } from "./define-cell.ts";
import type { Expression } from "./expression.ts";

/**
 * The leaky rate network, an Euler step with α = dt/τ, in both conventions of the literature:
 * - `convention: "inside"` (default): r' = (1 − α) r + α φ(W r + A x + b) + √(2α) σ ξ; the readout sees r;
 * - `convention: "outside"`: x' = (1 − α) x + α (W φ(x) + A u + b) + √(2α) σ ξ; the readout sees φ(x).
 *
 * Options: `activation` φ, default tanh; `dt` (default 1) and `tau` (default 10) in the same unit of time;
 * `noise` σ, default 0: the standard deviation that the noise alone gives a leaky unit (√dt scaling, so that it
 * does not depend on dt as dt → 0).
 * Source: Sompolinsky, Crisanti & Sommers (1988) for "outside"; Song, Yang & Wang (2016) for "inside" and the noise.
 */
export const leakyRate: Cell = defineCell(
  "leakyRate",
  ({ state, input, linear, noise, readout, options }) => {
    const alpha = stepFraction(options.dt, options.tau);
    const phi = activation(options.activation);
    const h = state("h");
    const drive = drivenBy(options.convention);
    const decayed = h.times(1 - alpha).plus(drive.times(alpha));
    if (options.noise === 0) return { h: decayed };
    return { h: decayed.plus(noise("xi").times(Math.sqrt(2 * alpha) * options.noise)) };

    function drivenBy(convention: string): Expression {
      if (convention === "inside") return phi(linear("hidden", h, input));
      if (convention !== "outside") {
        throw new InvalidInputError({ who: "cell leakyRate", expected: `convention "inside" or "outside"`, got: JSON.stringify(convention) });
      }
      const rate = phi(h);
      readout(rate);
      return linear("hidden", rate, input);
    }
  },
  { activation: "tanh", convention: "inside", dt: 1, tau: 10, noise: 0 },
);

function stepFraction(dt: number, tau: number): number {
  const alpha = dt / tau;
  if (alpha > 0 && alpha <= 1) return alpha;
  throw new InvalidInputError({ who: "cell leakyRate", expected: "0 < dt ≤ tau", got: `dt ${dt} and tau ${tau}` });
}
