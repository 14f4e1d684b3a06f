import { InvalidInputError } from "../../../numeric/errors.ts";

/** How a stability-optimised circuit is built. Defaults: those of the published code (Stroud et al. 2018) unless said otherwise. */
export interface CircuitOptions {
  /** Neurons, half of them excitatory (the first half), half inhibitory. Even; default 200. */
  readonly neurons: number;
  /** Probability of a connection at the start. Default 0.1. */
  readonly density: number;
  /** Radius R of the spectrum at the start. Default 10. */
  readonly radius: number;
  /** Mean inhibition over mean excitation, γ. Default 3. */
  readonly inhibition: number;
  /** Step size η of the descent on the inhibitory weights. Default 10. */
  readonly rate: number;
  /** Share of the inhibitory weights that may differ from zero. Default 0.4. */
  readonly inhibitoryDensity: number;
  /** Spectral abscissa at which the circuit is done. Default 0.15. */
  readonly abscissa: number;
  /** Steps after which it is given up. Default 6000, about three times what 200 neurons need. */
  readonly mostSteps: number;
}

/** The published circuit's settings. */
export const defaultCircuitOptions: CircuitOptions = {
  neurons: 200,
  density: 0.1,
  radius: 10,
  inhibition: 3,
  rate: 10,
  inhibitoryDensity: 0.4,
  abscissa: 0.15,
  mostSteps: 6000,
};

/** Fills in defaults. Throws InvalidInputError for values out of range. */
export function completeCircuitOptions(given: Partial<CircuitOptions>): CircuitOptions {
  const options = { ...defaultCircuitOptions, ...given };
  const { neurons, density, inhibitoryDensity, abscissa, mostSteps } = options;
  if (!Number.isInteger(neurons) || neurons < 4 || neurons % 2 !== 0) throw outOfRange("an even number of neurons, at least 4", neurons);
  for (const share of [density, inhibitoryDensity]) if (!(share > 0 && share <= 1)) throw outOfRange("densities in (0, 1]", share);
  for (const name of ["radius", "inhibition", "rate"] as const) if (!(options[name] > 0 && options[name] < Infinity)) throw outOfRange(`${name} to be a positive number`, options[name]);
  if (!(abscissa > 0 && abscissa < 1)) throw outOfRange("abscissa in (0, 1): above 1 the circuit is unstable, at 0 the descent slows down for ever", abscissa);
  if (!Number.isInteger(mostSteps) || mostSteps < 1) throw outOfRange("mostSteps to be a positive integer", mostSteps);
  return options;
}

function outOfRange(expected: string, got: number): InvalidInputError {
  return new InvalidInputError({ who: "stabilityOptimisedCircuit", expected, got: String(got) });
}
