import { DivergenceError } from "../../../numeric/errors.ts";
import { type CircuitOptions, completeCircuitOptions } from "./circuit-options.ts";
import { constrainInhibition } from "./inhibitory-constraints.ts";
import { smoothedAbscissa } from "./smoothed-abscissa.ts";

/** A circuit on its way to stability; all that is needed to go on from it. */
export interface CircuitState {
  /** Weights [N, N], W[i, j] from j to i; the left half of the columns excitatory, the right half inhibitory. */
  readonly weights: Float64Array;
  /** Steps made so far. */
  readonly step: number;
  /** Spectral abscissa of the weights after each number of steps, from 0 on; one more than steps once the last is known. */
  readonly abscissas: readonly number[];
}

/**
 * Stabilises a circuit by descent of its smoothed spectral abscissa in the inhibitory weights, under `constrainInhibition` after each
 * step. Each `next()` makes one step and yields the circuit as it then is; from any of these states one can go on, with the same result.
 *
 * Source: Hennequin, Vogels & Gerstner, Neuron 82 (2014), as in the code of Stroud et al. (2018).
 *
 * @returns the circuit, whose spectral abscissa is at most `options.abscissa`.
 * @throws InvalidInputError for options out of range.
 * @throws DivergenceError when that many steps do not suffice.
 */
export function* stabiliseCircuit(start: CircuitState, given: Partial<CircuitOptions>): Generator<CircuitState, CircuitState> {
  const options = completeCircuitOptions(given);
  const slopeOf = smoothedAbscissa(options.neurons);
  const weights = start.weights.slice();
  const abscissas = start.abscissas.slice(0, start.step);
  for (let step = start.step; ; step++) {
    const { abscissa, gradient } = slopeOf(weights);
    abscissas.push(abscissa);
    if (abscissa <= options.abscissa) return { weights, step, abscissas };
    if (step === options.mostSteps) throw notStable(options, abscissa);
    descend(weights, gradient(), options);
    constrainInhibition(weights, options);
    yield { weights: weights.slice(), step: step + 1, abscissas: [...abscissas] };
  }
}

/** Moves the inhibitory weights against the gradient. */
function descend(weights: Float64Array, gradient: Float64Array, { neurons, rate }: CircuitOptions): void {
  for (let start = 0; start < weights.length; start += neurons) for (let at = start + neurons / 2; at < start + neurons; at++) weights[at] -= rate * gradient[at];
}

function notStable({ abscissa: wanted, mostSteps }: CircuitOptions, abscissa: number): DivergenceError {
  return new DivergenceError({
    who: "stabilityOptimisedCircuit",
    expected: `a spectral abscissa of at most ${wanted} within ${mostSteps} steps`,
    got: String(abscissa),
    remedy: "Allow more steps or more neurons, or use another seed",
    step: mostSteps,
  });
}
