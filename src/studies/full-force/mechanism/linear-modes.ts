import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";

/** A mode of a linearisation in continuous time; a complex pair counts once. */
export interface LinearMode {
  /** Growth per second; negative where the mode decays, with time constant −1/growth. */
  readonly growth: number;
  /** Hz, 0 for a real eigenvalue. */
  readonly frequency: number;
}

/**
 * Modes of a step of 1 ms with Jacobian J [D, D], slowest decay first: with eigenvalue μ of J, growth Re(μ − 1) and frequency
 * Im μ/2π per ms, which for an Euler step are those of the flow.
 */
export function linearModes(jacobian: Float64Array, dimension: number): LinearMode[] {
  const { re, im } = kernelAlgebra(dimension).realSchur(jacobian, dimension);
  return modesOf(Array.from(re, (part, k) => ({ re: part, im: im[k] })));
}

/** The modes of eigenvalues of a step of 1 ms; see `linearModes`. */
export function modesOf(eigenvalues: readonly { readonly re: number; readonly im: number }[]): LinearMode[] {
  const modes = eigenvalues.filter(({ im }) => im >= 0).map(({ re, im }) => ({ growth: 1000 * (re - 1), frequency: (1000 * im) / (2 * Math.PI) }));
  return modes.toSorted((a, b) => b.growth - a.growth);
}
