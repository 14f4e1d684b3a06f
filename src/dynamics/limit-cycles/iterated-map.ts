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
  const orbit = (states: Float64Array, inputs: Float64Array) => orbitOf(map, states, inputs, period);
  return {
    dimension: map.dimension,
    inputDimension: map.inputDimension,
    stateLabels: map.stateLabels,
    bounded: map.bounded,
    step: (states, inputs, out) => out.set(orbit(states, inputs)[period]),
    jacobian: (states, inputs, out) => chainJacobians(map, orbit(states, inputs), inputs, out),
    inputJacobian: (states, inputs, out) => chainInputJacobians(map, orbit(states, inputs), inputs, out),
    jacobianVector: (states, inputs, tangents, out) => {
      const steps = orbit(states, inputs).slice(0, period);
      out.set(steps.reduce((vectors, at) => applied(vectors, (next) => map.jacobianVector(at, inputs, vectors, next)), tangents));
    },
    vectorJacobian: (states, inputs, cotangents, out) => {
      const steps = orbit(states, inputs).slice(0, period);
      out.set(steps.reduceRight((vectors, at) => applied(vectors, (next) => map.vectorJacobian(at, inputs, vectors, next)), cotangents));
    },
  };
}

/** x, F(x), …, Fᵖ(x), each [B, D]. */
function orbitOf(map: DynamicalMap, states: Float64Array, inputs: Float64Array, period: number): Float64Array[] {
  const passed = [states];
  for (let k = 0; k < period; k++) passed.push(applied(passed[k], (out) => map.step(passed[k], inputs, out)));
  return passed;
}

/** out ← J(xₚ₋₁)⋯J(x₁)J(x₀), [B, D, D] */
function chainJacobians(map: DynamicalMap, orbit: readonly Float64Array[], inputs: Float64Array, out: Float64Array): void {
  const D = map.dimension;
  map.jacobian(orbit[0], inputs, out);
  for (const states of orbit.slice(1, -1)) {
    const matrices = applied(out, (next) => map.jacobian(states, inputs, next));
    out.set(products(matrices, out, D, D));
  }
}

/** out ← Kₚ by Kₖ₊₁ = J(xₖ)Kₖ + K(xₖ), [B, D, I] */
function chainInputJacobians(map: DynamicalMap, orbit: readonly Float64Array[], inputs: Float64Array, out: Float64Array): void {
  const D = map.dimension;
  const matrices = new Float64Array(orbit[0].length * D);
  map.inputJacobian(orbit[0], inputs, out);
  for (const states of orbit.slice(1, -1)) {
    map.jacobian(states, inputs, matrices);
    const direct = applied(out, (next) => map.inputJacobian(states, inputs, next));
    out.set(products(matrices, out, D, map.inputDimension).map((value, at) => value + direct[at]));
  }
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
