import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";

/** What can be compared between circuits. */
export interface WeightStatistics {
  readonly abscissa: number;
  /** Share of entries that are not zero, of the excitatory and of the inhibitory columns. */
  readonly excitatoryDensity: number;
  readonly inhibitoryDensity: number;
  /** Mean inhibitory over mean excitatory entry, without sign. */
  readonly inhibition: number;
  /** Largest |Im λ|. */
  readonly fastest: number;
  /** Frobenius norm of W over √Σ|λ|²: 1 for a normal matrix, more where responses are amplified. */
  readonly nonNormality: number;
  /** Eigenvalues of W, by the order of its Schur form. */
  readonly re: readonly number[];
  readonly im: readonly number[];
}

/** Statistics of weights [N, N] with excitatory columns first. */
export function weightStatistics(weights: Float64Array, neurons: number): WeightStatistics {
  const { re, im } = kernelAlgebra(neurons).realSchur(weights, neurons);
  const [excitatory, inhibitory] = [true, false].map((first) => weights.filter((_, at) => at % neurons < neurons / 2 === first));
  const norm = sum(weights.map((weight) => weight * weight));
  const spectral = sum(re.map((part, k) => part * part + im[k] * im[k]));
  return {
    abscissa: re.reduce((most, part) => Math.max(most, part), -Infinity),
    excitatoryDensity: density(excitatory),
    inhibitoryDensity: density(inhibitory),
    inhibition: -sum(inhibitory) / sum(excitatory),
    fastest: im.reduce((most, part) => Math.max(most, part), 0),
    nonNormality: Math.sqrt(norm / spectral),
    re: [...re],
    im: [...im],
  };
}

function density(weights: Float64Array): number {
  return weights.filter((weight) => weight !== 0).length / weights.length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
