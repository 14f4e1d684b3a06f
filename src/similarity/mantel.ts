import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { requireDissimilarities } from "./dissimilarities.ts";
import type { PermanovaOptions } from "./permanova.ts";
import { shuffledOrder } from "./shuffled-order.ts";

/** Result of `mantelTest`. */
export interface MantelTest {
  /** Pearson correlation of the distances over all pairs of networks, in [−1, 1]. */
  readonly correlation: number;
  /** Share of exchanges, the given order among them, with a correlation at least as large. */
  readonly p: number;
  /** The same for correlations at least as far from 0. */
  readonly twoSidedP: number;
  readonly permutations: number;
}

/** Correlations that differ by less are equal, so that rounding does not decide. */
const EQUAL = 1e-12;

/**
 * Mantel's test of whether two distance matrices of the same networks go together, e.g. geometry and topology: their
 * correlation against that after exchanging the networks of one. Mantel 1967.
 *
 * @param a distances [n, n], n ≥ 3.
 * @param b distances [n, n] of the same networks in the same order.
 * @throws InvalidInputError when either is not a matrix of distances, their sizes differ, all distances of one are equal,
 * or `permutations` is not a whole number ≥ 1.
 */
export function mantelTest(a: Float64Array, b: Float64Array, { permutations = 999, seed = 0 }: PermanovaOptions = {}): MantelTest {
  const who = "mantelTest";
  const n = requireDissimilarities(who, a, 3);
  if (requireDissimilarities(who, b, 3) !== n) throw new InvalidInputError({ who, expected: `distances of ${n} networks`, got: `${b.length} entries` });
  if (!(Number.isInteger(permutations) && permutations >= 1)) {
    throw new InvalidInputError({ who, expected: "at least 1 permutation", got: String(permutations) });
  }
  const [left, right] = [a, b].map((distances) => standardised(who, distances, n));
  const stream = createStream({ study: "mantel", purpose: "permutations", seed });
  const correlation = correlationInOrder(left, right, Int32Array.from({ length: n }, (_, k) => k));
  let [above, beyond] = [1, 1];
  for (let k = 0; k < permutations; k++) {
    const other = correlationInOrder(left, right, shuffledOrder(n, stream));
    if (other >= correlation - EQUAL) above++;
    if (Math.abs(other) >= Math.abs(correlation) - EQUAL) beyond++;
  }
  return { correlation, p: above / (permutations + 1), twoSidedP: beyond / (permutations + 1), permutations };
}

/** Distances with mean 0 and sum of squares 1 over pairs i < j. */
function standardised(who: string, distances: Float64Array, n: number): Float64Array {
  const pairs = (n * (n - 1)) / 2;
  const mean = sumOverPairs(n, (at) => distances[at]) / pairs;
  const squares = sumOverPairs(n, (at) => (distances[at] - mean) * (distances[at] - mean));
  if (squares <= 1e-24 * pairs * mean * mean) throw new InvalidInputError({ who, expected: "distances that differ", got: `${pairs} equal ones` });
  return distances.map((distance) => (distance - mean) / Math.sqrt(squares));
}

function sumOverPairs(n: number, term: (at: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) sum += term(i * n + j);
  return sum;
}

/** Σ over pairs of left(i, j)·right(order i, order j). */
function correlationInOrder(left: Float64Array, right: Float64Array, order: Int32Array): number {
  const n = order.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const row = order[i] * n;
    for (let j = i + 1; j < n; j++) sum += left[i * n + j] * right[row + order[j]];
  }
  return Math.min(Math.max(sum, -1), 1);
}
