import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { atan2, hypot, log } from "../numeric/elementary.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { kernelAlgebra } from "../kernels/kernel-algebra.ts";
import type { ComplexArray } from "../numeric/linalg/complex.ts";
import type { DenseAlgebra } from "../numeric/linalg/dense-algebra.ts";
import { eigenDecomposition } from "../numeric/linalg/eigen-decomposition.ts";

/** One complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Real and imaginary parts of a complex vector [D]. */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A map's linear part at one state: F(x + δ, u + ε) ≈ F(x, u) + J δ + K ε, and J's modes. */
export interface Linearisation {
  /** J = ∂F/∂x, [D, D] */
  readonly jacobian: Float64Array;
  /** K = ∂F/∂u, [D, I] */
  readonly inputJacobian: Float64Array;
  /** By falling modulus; of a complex pair the member with positive imaginary part first. */
  readonly eigenvalues: readonly Complex[];
  /** J r = λ r, unit Euclidean norm, in the order of the eigenvalues. */
  readonly rightVectors: readonly ComplexVector[];
  /** l J = λ l, scaled so that lᵢ·rⱼ = 1 for i = j and 0 otherwise (no conjugation): the rows of R⁻¹. */
  readonly leftVectors: readonly ComplexVector[];
  /** Condition number ‖l‖‖r‖ of each eigenvalue: how far it moves at most, to first order, for a unit change of J. */
  readonly conditions: readonly number[];
  /** ‖R‖‖R⁻¹‖/D of the matrix of right vectors: 1 when orthogonal; above 1e12 the left vectors mean little. */
  readonly conditionNumber: number;
  /** τ = |1 / ln|λ||, in steps. */
  readonly timeConstants: readonly number[];
  /** |arg λ|, in radians a step. */
  readonly frequencies: readonly number[];
}

/**
 * Linearises a map at any state, a fixed point or not.
 *
 * @param state [D]
 * @param input [I]
 * @param algebra what the decomposition rests on; give one to share its memory between calls
 * @throws InvalidInputError when the state's or the input's length does not fit the map.
 *
 * @example
 * linearise(map, point.state, point.input).timeConstants[0]; // the slowest mode's time constant
 */
export function linearise(map: DynamicalMap, state: Float64Array, input: Float64Array, algebra: DenseAlgebra = kernelAlgebra(map.dimension)): Linearisation {
  checkLength("state", state, map.dimension);
  checkLength("input", input, map.inputDimension);
  const D = map.dimension;
  const jacobian = new Float64Array(D * D);
  map.jacobian(state, input, jacobian);
  const inputJacobian = new Float64Array(D * map.inputDimension);
  if (map.inputDimension > 0) map.inputJacobian(state, input, inputJacobian);
  const { values, right, left, sensitivities, conditionNumber } = eigenDecomposition(jacobian, D, algebra);
  const eigenvalues = Array.from(values.re, (re, k) => ({ re, im: values.im[k] }));
  return {
    jacobian,
    inputJacobian,
    eigenvalues,
    rightVectors: rowsOf(right, D),
    leftVectors: rowsOf(left, D),
    conditions: Array.from(sensitivities),
    conditionNumber,
    timeConstants: eigenvalues.map(timeConstant),
    frequencies: eigenvalues.map(({ re, im }) => Math.abs(atan2(im, re))),
  };
}

/** |λ| */
export function modulus({ re, im }: Complex): number {
  return hypot(re, im);
}

/** τ = |1 / ln|λ|| in steps: 0 for λ = 0, infinite on the unit circle. */
export function timeConstant(eigenvalue: Complex): number {
  return Math.abs(1 / log(modulus(eigenvalue)));
}

function rowsOf({ re, im }: ComplexArray, D: number): ComplexVector[] {
  return Array.from({ length: D }, (_, k) => ({ re: re.subarray(k * D, (k + 1) * D), im: im.subarray(k * D, (k + 1) * D) }));
}

function checkLength(what: string, array: Float64Array, length: number): void {
  if (array.length === length) return;
  throw new InvalidInputError({ who: "linearise", expected: `${what === "input" ? "an" : "a"} ${what} of length ${length}`, got: `${array.length}` });
}
