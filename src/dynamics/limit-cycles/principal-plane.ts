import { symmetricEigen } from "../../numeric/linalg/symmetric-eigen.ts";
import { bumpWeights } from "./weighted-average.ts";

/** A trajectory seen in the plane in which it varies most; T states, D dimensions. */
export interface PlaneView {
  /** Mean state under `bumpWeights`, [D]. */
  readonly mean: Float64Array;
  /** Coordinates in the plane, mean at 0: [T] each; `y` is zeros for D = 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Directions of x and y as unit rows, [2, D]; the second is zeros for D = 1. */
  readonly axes: Float64Array;
  /** Squared distance from the mean, in all D dimensions, [T]. */
  readonly squaredRadius: Float64Array;
  /** Variance along y over variance along x, in [0, 1]. */
  readonly flatness: number;
}

/** Projects states [T, D] on their first two principal components. */
export function principalPlane(states: Float64Array, D: number): PlaneView {
  const T = states.length / D;
  const mean = new Float64Array(D);
  const weights = bumpWeights(T);
  for (let at = 0; at < states.length; at++) mean[at % D] += weights[Math.floor(at / D)] * states[at];
  const centred = states.map((value, at) => value - mean[at % D]);
  const { values, vectors } = symmetricEigen(scatter(centred, D), D);
  const along = (k: number) => Float64Array.from({ length: T }, (_, t) => (k < D ? product(centred, t * D, vectors, k * D, D) : 0));
  return {
    mean,
    x: along(0),
    y: along(1),
    axes: Float64Array.from({ length: 2 * D }, (_, at) => vectors[at] ?? 0),
    squaredRadius: Float64Array.from({ length: T }, (_, t) => product(centred, t * D, centred, t * D, D)),
    flatness: D > 1 && values[0] > 0 ? Math.max(0, values[1] / values[0]) : 0,
  };
}

/** Σ rows of vᵀv for centred rows [T, D], divided by T. */
function scatter(centred: Float64Array, D: number): Float64Array {
  const out = new Float64Array(D * D);
  for (let from = 0; from < centred.length; from += D) {
    for (let i = 0; i < D; i++) {
      const factor = (centred[from + i] * D) / centred.length;
      for (let j = 0; j < D; j++) out[i * D + j] += factor * centred[from + j];
    }
  }
  return out;
}

function product(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[fromA + i] * b[fromB + i];
  return sum;
}
