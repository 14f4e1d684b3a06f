import type { DynamicalMap } from "../numeric/dynamical-map.ts";

/** One state at a time: what a map is made of before it is batched. D state dimensions, I inputs. */
export interface PointwiseMap {
  readonly dimension: number;
  /** Default 0: an autonomous map. */
  readonly inputDimension?: number;
  /** Default `"x[0]"`, `"x[1]"`, … */
  readonly stateLabels?: readonly string[];
  /** See `DynamicalMap.bounded`; default false, which promises nothing. */
  readonly bounded?: boolean;
  /** state [D], input [I] → out [D]. */
  step(state: Float64Array, input: Float64Array, out: Float64Array): void;
  /** state [D], input [I] → out [D, D], ∂Fᵢ/∂xⱼ at `out[i * D + j]`. */
  jacobian(state: Float64Array, input: Float64Array, out: Float64Array): void;
  /** state [D], input [I] → out [D, I]; needed only by maps with inputs. */
  inputJacobian?(state: Float64Array, input: Float64Array, out: Float64Array): void;
}

/**
 * Makes a `DynamicalMap` of a step and a Jacobian written for one state, so that any map can be analysed.
 *
 * The Jacobian–vector products are formed from the whole Jacobian: fine up to a few hundred dimensions.
 *
 * @example
 * const doubling = defineMap({
 *   dimension: 1,
 *   step: (x, _u, out) => { out[0] = 2 * x[0]; },
 *   jacobian: (_x, _u, out) => { out[0] = 2; },
 * });
 */
export function defineMap(pointwise: PointwiseMap): DynamicalMap {
  const D = pointwise.dimension;
  const I = pointwise.inputDimension ?? 0;
  const rows = (states: Float64Array, inputs: Float64Array, visit: (x: Float64Array, u: Float64Array, row: number) => void) => {
    for (let b = 0; b < states.length / D; b++) {
      visit(states.subarray(b * D, (b + 1) * D), inputs.subarray(b * I, (b + 1) * I), b);
    }
  };
  const matrix = new Float64Array(D * D);
  return {
    dimension: D,
    inputDimension: I,
    stateLabels: pointwise.stateLabels ?? Array.from({ length: D }, (_, i) => `x[${i}]`),
    bounded: pointwise.bounded ?? false,
    step: (states, inputs, out) =>
      rows(states, inputs, (x, u, b) => pointwise.step(x, u, out.subarray(b * D, (b + 1) * D))),
    jacobian: (states, inputs, out) =>
      rows(states, inputs, (x, u, b) => pointwise.jacobian(x, u, out.subarray(b * D * D, (b + 1) * D * D))),
    inputJacobian: (states, inputs, out) =>
      rows(states, inputs, (x, u, b) => pointwise.inputJacobian?.(x, u, out.subarray(b * D * I, (b + 1) * D * I))),
    jacobianVector: (states, inputs, tangents, out) =>
      rows(states, inputs, (x, u, b) => {
        pointwise.jacobian(x, u, matrix);
        multiply(matrix, D, tangents.subarray(b * D, (b + 1) * D), out.subarray(b * D, (b + 1) * D));
      }),
    vectorJacobian: (states, inputs, cotangents, out) =>
      rows(states, inputs, (x, u, b) => {
        pointwise.jacobian(x, u, matrix);
        multiplyTransposed(matrix, D, cotangents.subarray(b * D, (b + 1) * D), out.subarray(b * D, (b + 1) * D));
      }),
  };
}

function multiply(matrix: Float64Array, n: number, vector: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += matrix[i * n + j] * vector[j];
    out[i] = sum;
  }
}

function multiplyTransposed(matrix: Float64Array, n: number, vector: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out[j] += vector[i] * matrix[i * n + j];
  }
}
