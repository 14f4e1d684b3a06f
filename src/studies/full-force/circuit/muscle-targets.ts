import { exp } from "../../../numeric/elementary.ts";
import type { RandomStream } from "../../../numeric/random.ts";

/** Correlation time ℓ and decay time σ of muscle activity, in ms. */
const CORRELATION = 50;
const DECAY = 110;

/**
 * Activity [steps, muscles] along one axis of the workspace, at 0, 1, … ms: independent draws for each muscle of the Gaussian process
 * with covariance E(t)·E(t′)·exp(−(t − t′)²/2ℓ²), E(t) = t/σ·exp(1 − t/σ), ℓ = 50 ms, σ = 110 ms.
 *
 * Drawn as white noise of 1 ms smoothed by a Gaussian of variance ℓ²/2, whose covariance that is but for relative errors of 1e-10.
 */
export function muscleActivity(steps: number, muscles: number, stream: RandomStream): Float64Array {
  const reach = 5 * CORRELATION;
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => exp(-((k - reach) * (k - reach)) / (CORRELATION * CORRELATION)));
  const size = Math.sqrt(kernel.reduce((sum, value) => sum + value * value, 0));
  const out = new Float64Array(steps * muscles);
  for (let muscle = 0; muscle < muscles; muscle++) {
    const noise = new Float64Array(steps + 2 * reach);
    stream.fork(muscle).fillNormal(noise);
    for (let t = 0; t < steps; t++) {
      const smooth = kernel.reduce((sum, value, k) => sum + value * noise[t + k], 0);
      out[t * muscles + muscle] = (smooth / size) * (t / DECAY) * exp(1 - t / DECAY);
    }
  }
  return out;
}
