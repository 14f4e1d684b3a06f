import { defineMap } from "../../../dynamics/define-map.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { circuitRate, circuitRateSlope } from "./circuit-rate.ts";
import { CIRCUIT_TAU } from "./circuit-transients.ts";

/**
 * A circuit with weights [N, N] after the go cue as a map: one Euler step of 1 ms of τ dx/dt = −x + W·f(x), without input.
 *
 * Bounded: f is, so that states end up within the largest row sum of |W|·rₘ.
 */
export function circuitAsMap(weights: Float64Array): DynamicalMap {
  const neurons = Math.sqrt(weights.length);
  const rates = new Float64Array(neurons);
  const slopes = new Float64Array(neurons);
  const relaxed = (from: Float64Array, driven: Float64Array, out: Float64Array): void => {
    for (let i = 0; i < neurons; i++) {
      let drive = 0;
      for (let j = 0; j < neurons; j++) drive += weights[i * neurons + j] * driven[j];
      out[i] = from[i] + (drive - from[i]) / CIRCUIT_TAU;
    }
  };
  const map = defineMap({
    dimension: neurons,
    bounded: true,
    step: (state, _input, out) => {
      state.forEach((x, j) => (rates[j] = circuitRate(x)));
      relaxed(state, rates, out);
    },
    jacobian: (state, _input, out) => {
      state.forEach((x, j) => (slopes[j] = circuitRateSlope(x) / CIRCUIT_TAU));
      for (let i = 0; i < neurons; i++) {
        for (let j = 0; j < neurons; j++) out[i * neurons + j] = weights[i * neurons + j] * slopes[j];
        out[i * (neurons + 1)] += 1 - 1 / CIRCUIT_TAU;
      }
    },
  });
  const jacobianVector = (states: Float64Array, _inputs: Float64Array, tangents: Float64Array, out: Float64Array): void => {
    for (let from = 0; from < states.length; from += neurons) {
      const tangent = tangents.subarray(from, from + neurons);
      tangent.forEach((value, j) => (rates[j] = circuitRateSlope(states[from + j]) * value));
      relaxed(tangent, rates, out.subarray(from, from + neurons));
    }
  };
  return { ...map, jacobianVector };
}
