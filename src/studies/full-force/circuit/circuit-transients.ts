import { rowMultiplier, rowsOf } from "../../../similarity/row-products.ts";
import { circuitRate } from "./circuit-rate.ts";

/** Time constant of the circuit's neurons, in ms. */
export const CIRCUIT_TAU = 200;

/**
 * What a circuit with weights [N, N] does by itself from given states: τ dx/dt = −x + W·f(x), by Euler steps of 1 ms.
 *
 * @param starts states [N] at time 0, one a movement.
 * @returns for each movement the rates f(x) [steps, N] at 0, 1, … ms.
 */
export function circuitTransients(weights: Float64Array, starts: readonly Float64Array[], steps: number): Float64Array[] {
  const neurons = Math.sqrt(weights.length);
  const { multiply } = rowMultiplier(starts.length, neurons);
  const incoming = rowsOf(weights, neurons);
  const states = starts.map((start) => start.slice());
  const rates = starts.map(() => new Float64Array(steps * neurons));
  for (let t = 0; t < steps; t++) {
    const now = states.map((state, k) => {
      const rate = rates[k].subarray(t * neurons, (t + 1) * neurons);
      for (let i = 0; i < neurons; i++) rate[i] = circuitRate(state[i]);
      return rate;
    });
    const drive = multiply(now, incoming);
    states.forEach((state, k) => {
      for (let i = 0; i < neurons; i++) state[i] += (drive[k * neurons + i] - state[i]) / CIRCUIT_TAU;
    });
  }
  return rates;
}
