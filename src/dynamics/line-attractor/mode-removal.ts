import { InvalidInputError } from "../../numeric/errors.ts";
import { mean } from "../../numeric/mean.ts";
import type { Complex, ComplexVector, Linearisation } from "../linearise.ts";
import { requireVector, wholeNumber } from "../number-checks.ts";

/** What is put in and read out of the linearised network; D state dimensions, I inputs. */
export interface ModeProbe {
  /** Input pulse e, [I]: a unit vector on the relevant stream. */
  readonly input: Float64Array;
  /** Readout weights w of the output looked at, [D]. */
  readonly readout: Float64Array;
  /** Steps k from the pulse to the reading. The pilot of the method used 15. */
  readonly steps: number;
}

/** Linear response by the number of modes kept; see `modeRemoval`. */
export interface ModeRemoval {
  /** y₁ … y_D, averaged over the points, [D]. */
  readonly curve: Float64Array;
  /** The same of each point, [D]. */
  readonly curves: readonly Float64Array[];
  /** wᵀJᵏKe, averaged over the points: what y_D must equal, taken without eigenvectors. */
  readonly direct: number;
  /** `modesNeeded` of the averaged curve at 1 %. */
  readonly modesNeeded: number;
  /** Largest condition number of a point's eigenvectors: above 1e8 or so, modes cancel each other and the curve means little. */
  readonly worstCondition: number;
}

type Linear = Pick<Linearisation, "jacobian" | "inputJacobian" | "eigenvalues" | "rightVectors" | "leftVectors" | "conditionNumber">;

const WHO = "modeRemoval";

/**
 * Predicts a network's response to an input pulse from its slowest modes alone: how many it takes tells whether one
 * mode integrates or several share the work.
 *
 * For each point with J = Σₐ λₐ rₐ lₐᵀ, modes by falling |λ|, the response k steps after the pulse e is
 * y_m(k) = wᵀ Σ_{a ≤ m} rₐ λₐᵏ (lₐᵀ K e), averaged over the points. A conjugate pair comes as a whole: where m would part
 * one, both members are kept.
 *
 * @param points fixed or slow points along the line, as `linearise` or `findFixedPoints` gives them.
 * @throws InvalidInputError for no points, a probe that does not fit them, or a number of steps that is not whole.
 *
 * Source: Maheswaranathan et al. 2019, eq. 3 and the mode-removal analysis; the 1 % criterion is ours.
 *
 * @example
 * modeRemoval(search.points, { input: Float64Array.of(1, 0), readout, steps: 15 }).modesNeeded;
 */
export function modeRemoval(points: readonly Linear[], probe: ModeProbe): ModeRemoval {
  checkArguments(points, probe);
  const curves = points.map((point) => responses(point, probe));
  const curve = curves[0].map((_, m) => mean(curves.map((values) => values[m])));
  return {
    curve,
    curves,
    direct: mean(points.map((point) => directResponse(point, probe))),
    modesNeeded: modesNeeded(curve),
    worstCondition: points.reduce((worst, { conditionNumber }) => Math.max(worst, conditionNumber), 0),
  };
}

/**
 * The smallest number of modes from which on a mode-removal curve stays within `tolerance` of its last value, relative to it.
 *
 * @param curve y₁ … y_D.
 * @param tolerance default 0.01: at 5 % the difference between vanilla and gated networks nearly vanishes.
 * @throws InvalidInputError for an empty curve.
 */
export function modesNeeded(curve: Float64Array, tolerance = 0.01): number {
  if (curve.length === 0) throw new InvalidInputError({ who: "modesNeeded", expected: "a curve of at least one mode", got: "none" });
  const last = curve[curve.length - 1];
  const within = (value: number) => Math.abs(value - last) <= tolerance * Math.abs(last);
  return curve.findLastIndex((value) => !within(value)) + 2;
}

/** y₁ … y_D of one point. */
function responses({ eigenvalues, rightVectors, leftVectors, inputJacobian }: Linear, { input, readout, steps }: ModeProbe): Float64Array {
  const pulse = applied(inputJacobian, input);
  const terms = eigenvalues.map((eigenvalue, a) => {
    const gain = times(product(leftVectors[a], pulse), product(rightVectors[a], readout));
    return times(power(eigenvalue, steps), gain).re;
  });
  let sum = 0;
  return Float64Array.from(terms, (term, a) => {
    sum += term;
    return eigenvalues[a].im > 0 ? sum + terms[a + 1] : sum;
  });
}

function directResponse({ jacobian, inputJacobian }: Linear, { input, readout, steps }: ModeProbe): number {
  let state = applied(inputJacobian, input);
  for (let k = 0; k < steps; k++) state = applied(jacobian, state);
  return state.reduce((sum, value, i) => sum + value * readout[i], 0);
}

/** A·v for A [n, v.length]. */
function applied(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length;
  return Float64Array.from({ length: matrix.length / width }, (_, i) => vector.reduce((sum, value, j) => sum + matrix[i * width + j] * value, 0));
}

function product({ re, im }: ComplexVector, vector: Float64Array): Complex {
  const along = (part: Float64Array) => part.reduce((sum, value, i) => sum + value * vector[i], 0);
  return { re: along(re), im: along(im) };
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/** λᵏ by repeated squaring. */
function power(base: Complex, exponent: number): Complex {
  if (exponent === 0) return { re: 1, im: 0 };
  const half = power(base, Math.floor(exponent / 2));
  const square = times(half, half);
  return exponent % 2 === 0 ? square : times(square, base);
}

function checkArguments(points: readonly Linear[], { input, readout, steps }: ModeProbe): void {
  if (points.length === 0) throw new InvalidInputError({ who: WHO, expected: "at least one point", got: "none" });
  wholeNumber(`${WHO}.steps`, steps, 0);
  for (const { eigenvalues, inputJacobian } of points) {
    requireVector(WHO, "readout weights", readout, eigenvalues.length);
    requireVector(WHO, "an input", input, inputJacobian.length / eigenvalues.length);
  }
}
