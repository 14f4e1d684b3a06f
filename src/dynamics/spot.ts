import type { DynamicalMap } from "../numeric/dynamical-map.ts";

/** A state with its residual r = F(x, u) − x and q = ½‖r‖². */
export interface Spot {
  readonly state: Float64Array;
  readonly residual: Float64Array;
  readonly q: number;
}

/** Evaluates a state [D] under an input [I]. */
export function spotAt(map: DynamicalMap, input: Float64Array, state: Float64Array): Spot {
  const residual = new Float64Array(map.dimension);
  map.step(state, input, residual);
  let sum = 0;
  for (let i = 0; i < residual.length; i++) {
    residual[i] -= state[i];
    sum += residual[i] * residual[i];
  }
  return { state, residual, q: sum / 2 };
}

/** The spot at x + share·step. */
export function displaced(map: DynamicalMap, input: Float64Array, { state }: Spot, step: Float64Array, share = 1): Spot {
  return spotAt(map, input, step.map((value, i) => state[i] + share * value));
}
