import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { wholeNumber } from "../number-checks.ts";

/**
 * The map applied `period` times under a constant input, Fᵖ, as a map of its own: its fixed points are the periodic
 * points of F whose period divides p, and the eigenvalues of its Jacobian their Floquet multipliers.
 *
 * @throws InvalidInputError when `period` is not a whole number of at least 1.
 *
 * @example
 * findFixedPoints(iteratedMap(map, 2), seeds); // fixed points and 2-cycles
 */
export function iteratedMap(map: DynamicalMap, period: number): DynamicalMap {
  wholeNumber("iteratedMap", period, 1);
  const { dimension: D, inputDimension: I } = map;
  /** x, F(x), …, Fᵖ(x), each [B, D]. */
  const orbit = (states: Float64Array, inputs: Float64Array) => {
    const passed = [states];
    for (let k = 0; k < period; k++) passed.push(applied(passed[k], (out) => map.step(passed[k], inputs, out)));
    return passed;
  };
  return {
    dimension: D,
    inputDimension: I,
    stateLabels: map.stateLabels,
    bounded: map.bounded,
    step: (states, inputs, out) => out.set(orbit(states, inputs)[period]),
    jacobian: (states, inputs, out) => {
      const passed = orbit(states, inputs);
      const matrix = new Float64Array(out.length);
      map.jacobian(states, inputs, out);
      for (let k = 1; k < period; k++) {
        map.jacobian(passed[k], inputs, matrix);
        out.set(products(matrix, out, D, D));
      }
    },
    inputJacobian: (states, inputs, out) => {
      const passed = orbit(states, inputs);
      const [matrix, direct] = [new Float64Array((states.length / D) * D * D), new Float64Array(out.length)];
      map.inputJacobian(states, inputs, out);
      for (let k = 1; k < period; k++) {
        map.jacobian(passed[k], inputs, matrix);
        map.inputJacobian(passed[k], inputs, direct);
        out.set(products(matrix, out, D, I).map((value, at) => value + direct[at]));
      }
    },
    jacobianVector: (states, inputs, tangents, out) => {
      const passed = orbit(states, inputs);
      let vectors = tangents;
      for (let k = 0; k < period; k++) vectors = applied(states, (next) => map.jacobianVector(passed[k], inputs, vectors, next));
      out.set(vectors);
    },
    vectorJacobian: (states, inputs, cotangents, out) => {
      const passed = orbit(states, inputs);
      let vectors = cotangents;
      for (let k = period - 1; k >= 0; k--) vectors = applied(states, (next) => map.vectorJacobian(passed[k], inputs, vectors, next));
      out.set(vectors);
    },
  };
}

/** A new array of the shape of `like`, filled by `write`. */
function applied(like: Float64Array, write: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(like.length);
  write(out);
  return out;
}

/** A·B for each of a batch of A [n, n] and B [n, columns]. */
function products(A: Float64Array, B: Float64Array, n: number, columns: number): Float64Array {
  const out = new Float64Array(B.length);
  for (let row = 0; row < B.length / columns; row++) {
    const top = Math.floor(row / n) * n;
    for (let k = 0; k < n; k++) {
      const factor = A[row * n + k];
      for (let j = 0; j < columns; j++) out[row * columns + j] += factor * B[(top + k) * columns + j];
    }
  }
  return out;
}
