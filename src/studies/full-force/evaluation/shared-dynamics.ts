import { singularValueDecomposition } from "../../../numeric/linalg/singular-value-decomposition.ts";
import { centredUnits } from "../../../similarity/centred-samples.ts";
import { rowCombinations } from "../../../similarity/row-combinations.ts";
import { rowProducts, rowsOf } from "../../../similarity/row-products.ts";
import type { SampleMatrix } from "../../../similarity/sample-matrix.ts";
import { whitenedBasis, type WhitenedBasis } from "../../../similarity/whitened-basis.ts";

/** What a network's activity has in common with a circuit's; see `sharedDynamics`. Shares of variance are in [0, 1]. */
export interface SharedDynamics {
  /** Mean of the first five canonical correlations. */
  readonly meanCorrelation: number;
  /** Share of the circuit's variance on its first five canonical variables. */
  readonly captured: number;
  /** The same of the recorded neurons alone, and of those that were not; NaN where there are none. */
  readonly capturedRecorded: number;
  readonly capturedUnrecorded: number;
  /** Share of the circuit's variance on its own first five principal components: no five variables can capture more. */
  readonly ceiling: number;
  /** Share of the network's variance on its first five canonical variables. */
  readonly capturedOfLearner: number;
}

/** Canonical variables looked at, and principal directions kept at least. */
const VARIABLES = 5;

/**
 * Singular vector canonical correlation analysis (Raghu et al. 2017) between a trained network [S, N] and the circuit [S, N_B]: of each,
 * the principal directions with 99 % of the variance, five at least; canonical correlations between them; and the variance that the
 * first five canonical variables carry. The latter tells networks apart: smooth signals of few dimensions are always well correlated.
 *
 * @param recorded indices of the circuit's neurons that gave hints.
 */
export function sharedDynamics(learner: SampleMatrix, circuit: SampleMatrix, recorded: Int32Array): SharedDynamics {
  const [mine, theirs] = [learner, circuit].map(leadingDirections);
  const [myRows, theirRows] = [mine, theirs].map(({ directions, samples }) => rowsOf(directions, samples));
  const { values, left, right } = singularValueDecomposition(rowProducts(myRows, theirRows), myRows.length, theirRows.length);
  const count = Math.min(VARIABLES, values.length);
  const neurons = rowsOf(centredUnits(circuit), circuit.rows);
  const among = new Set(recorded);
  const onTheirs = energies(rowCombinations(right.slice(0, count * theirRows.length), theirRows), neurons);
  const onMine = energies(rowCombinations(left.slice(0, count * myRows.length), myRows), rowsOf(centredUnits(learner), learner.rows));
  return {
    meanCorrelation: values.slice(0, count).reduce((sum, value) => sum + Math.min(value, 1), 0) / count,
    captured: shareOf(onTheirs),
    capturedRecorded: among.size === 0 ? NaN : shareOf(onTheirs.filter((_, neuron) => among.has(neuron))),
    capturedUnrecorded: among.size === neurons.length ? NaN : shareOf(onTheirs.filter((_, neuron) => !among.has(neuron))),
    ceiling: theirs.variances.slice(0, VARIABLES).reduce((sum, value) => sum + value, 0) / theirs.totalVariance,
    capturedOfLearner: shareOf(onMine),
  };
}

function leadingDirections(states: SampleMatrix): WhitenedBasis {
  const basis = whitenedBasis(states);
  return basis.variances.length >= VARIABLES ? basis : whitenedBasis(states, { keep: VARIABLES });
}

/** Energy of each unit's time course, and the part of it in the span of orthonormal time courses. */
interface UnitEnergy {
  readonly captured: number;
  readonly whole: number;
}

function energies(variables: Float64Array, units: readonly Float64Array[]): UnitEnergy[] {
  const onVariables = rowProducts(units, rowsOf(variables, units[0].length));
  const count = onVariables.length / units.length;
  return units.map((unit, i) => ({ captured: squares(onVariables.subarray(i * count, (i + 1) * count)), whole: squares(unit) }));
}

function shareOf(units: readonly UnitEnergy[]): number {
  return units.reduce((sum, { captured }) => sum + captured, 0) / units.reduce((sum, { whole }) => sum + whole, 0);
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
