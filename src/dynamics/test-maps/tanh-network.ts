import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { tanh } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";

/** Weights of `h' = tanh(W h + V u + b)`: W [N, N] from j to i, V [N, I], b [N]; V and b default to nothing. */
export interface TanhWeights {
  readonly recurrent: readonly (readonly number[])[];
  readonly input?: readonly (readonly number[])[];
  readonly bias?: readonly number[];
}

/** The vanilla network `h' = tanh(W h + V u + b)`: bounded, so its fixed-point indices sum to +1. */
export function tanhNetwork({ recurrent, input, bias }: TanhWeights): DynamicalMap {
  const N = recurrent.length;
  const I = input?.[0].length ?? 0;
  const W = Float64Array.from(recurrent.flat());
  const V = Float64Array.from(input?.flat() ?? []);
  const activation = (x: Float64Array, u: Float64Array, i: number) => {
    let sum = bias?.[i] ?? 0;
    for (let j = 0; j < N; j++) sum += W[i * N + j] * x[j];
    for (let j = 0; j < I; j++) sum += V[i * I + j] * u[j];
    return tanh(sum);
  };
  const differentiate = (matrix: Float64Array, width: number) => (x: Float64Array, u: Float64Array, out: Float64Array) => {
    for (let i = 0; i < N; i++) {
      const a = activation(x, u, i);
      for (let j = 0; j < width; j++) out[i * width + j] = (1 - a * a) * matrix[i * width + j];
    }
  };
  return defineMap({
    dimension: N,
    inputDimension: I,
    bounded: true,
    step: (x, u, out) => {
      for (let i = 0; i < N; i++) out[i] = activation(x, u, i);
    },
    jacobian: differentiate(W, N),
    inputJacobian: differentiate(V, I),
  });
}

/**
 * The golden networks of FixedPointFinder's tests: `h' = tanh(h M)` for a row vector h, where row i of M is
 * `linspace(-1, 1, n)` rolled left by i, with the sign turned.
 */
export function goldenNetwork(n: number): DynamicalMap {
  const line = Array.from({ length: n }, (_, k) => 1 - (2 * k) / (n - 1));
  const M = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_unused, j) => line[(j + i) % n]));
  const transposed = M.map((_, i) => M.map((row) => row[i]));
  return tanhNetwork({ recurrent: transposed });
}
