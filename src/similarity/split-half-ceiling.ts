import { InvalidInputError } from "../numeric/errors.ts";
import type { RandomStream } from "../numeric/random.ts";
import { principalComponents } from "./pca.ts";
import { requireSamples, type SampleMatrix, type SimilarityMeasure } from "./sample-matrix.ts";
import { shuffledOrder } from "./shuffled-order.ts";

/**
 * What a network scores against itself when all that is known of it are its leading directions in one half of the
 * samples and in the other: the samples are split at random, the principal directions found in each half, and all
 * samples compared as seen along the one and along the other. No pair of networks can be expected to score better.
 *
 * @param measure the score, e.g. `(x, y) => svcca(x, y).similarity`.
 * @param states [S, n], S ≥ 4.
 * @param dimensions principal directions kept in each half.
 * @throws InvalidInputError when a shape does not fit, an entry is not finite, S < 4, or `dimensions` is not in 1…n.
 */
export function sampleSplitCeiling(measure: SimilarityMeasure, states: SampleMatrix, dimensions: number, stream: RandomStream): number {
  requireHalves("sampleSplitCeiling", states, states.rows, "samples");
  const [first, second] = halves(states.rows, stream).map((rows) => seenFrom(rows, states, dimensions));
  return measure(first, second);
}

/**
 * What two random halves of one network's units score against each other: how alike two networks can be expected to
 * look that differ in nothing but which units are recorded.
 *
 * @param states [S, n], n ≥ 2.
 * @throws InvalidInputError when the shape does not fit, an entry is not finite, or n < 2.
 */
export function unitSplitCeiling(measure: SimilarityMeasure, states: SampleMatrix, stream: RandomStream): number {
  requireHalves("unitSplitCeiling", states, states.columns * 2, "units");
  const [first, second] = halves(states.columns, stream).map((units) => unitsOf(states, units));
  return measure(first, second);
}

function requireHalves(who: string, states: SampleMatrix, count: number, what: string): void {
  requireSamples(who, states);
  if (count < 4) throw new InvalidInputError({ who, expected: `enough ${what} for two halves`, got: `${states.rows} × ${states.columns}` });
}

/** Two random halves of 0…count − 1, each ascending; of an odd count one is left out. */
function halves(count: number, stream: RandomStream): Int32Array[] {
  const order = shuffledOrder(count, stream);
  const half = Math.floor(count / 2);
  return [order.subarray(0, half).toSorted(), order.subarray(half, 2 * half).toSorted()];
}

/** All samples along the principal directions of the given ones: [rows, dimensions]. */
function seenFrom(rows: Int32Array, states: SampleMatrix, dimensions: number): SampleMatrix {
  const { data, columns } = states;
  const half = new Float64Array(rows.length * columns);
  rows.forEach((row, k) => half.set(data.subarray(row * columns, (row + 1) * columns), k * columns));
  const { project } = principalComponents(half, { rows: rows.length, columns, keep: dimensions });
  return { data: project(data), rows: states.rows, columns: dimensions };
}

function unitsOf({ data, rows, columns }: SampleMatrix, units: Int32Array): SampleMatrix {
  const out = Float64Array.from({ length: rows * units.length }, (_, at) => {
    const row = Math.floor(at / units.length);
    return data[row * columns + units[at - row * units.length]];
  });
  return { data: out, rows, columns: units.length };
}
