import type { DynamicalMap } from "../../numeric/dynamical-map.ts";

/** The states x, F(x, u), …, Fᵗ(x, u) under a constant input: [steps + 1, D], the start first. */
export function trajectory(map: DynamicalMap, state: Float64Array, input: Float64Array, steps: number): Float64Array {
  const D = map.dimension;
  const out = new Float64Array((steps + 1) * D);
  out.set(state);
  for (let t = 0; t < steps; t++) map.step(out.subarray(t * D, (t + 1) * D), input, out.subarray((t + 1) * D, (t + 2) * D));
  return out;
}
