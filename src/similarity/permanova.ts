import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { classifiedPairs, regroup, type ClassAssignment, type ComparedPairs } from "./class-assignment.ts";
import { shuffledOrder } from "./shuffled-order.ts";

/** Options of `permanova`. */
export interface PermanovaOptions {
  /** Random exchanges of labels; default 999, for a p down to 0.001. */
  readonly permutations?: number;
  /** Seed of the exchanges; default 0. */
  readonly seed?: number;
}

/** Result of `permanova`. */
export interface Permanova {
  /** Share of the squared distances that the classes account for; in [0, 1] for distances between points. */
  readonly r2: number;
  /** Variation between classes over that within, each by its degrees of freedom; Infinity when there is none within. */
  readonly pseudoF: number;
  /** Share of exchanges, the labels as they are among them, with an R² at least as large. */
  readonly p: number;
  readonly permutations: number;
}

/** R² that differ by less are equal, so that rounding does not decide between equal partitions. */
const EQUAL = 1e-12;

/**
 * Permutational multivariate analysis of variance of one factor: how much of the distances between networks its
 * classes account for, and how often that much comes about when labels are dealt at random. Anderson 2001, "A new
 * method for non-parametric multivariate analysis of variance".
 *
 * R² is not corrected for the number of classes: labels without meaning give about (classes − 1)/(n − 1). Distances that
 * break the triangle inequality can give values below 0. All distances 0 give R² = 0 and p = 1.
 *
 * @param distances [n, n].
 * @param labels class of each network; more networks than classes.
 * @throws InvalidInputError when `distances` is not a matrix of distances, labels do not fit, or `permutations` is not a whole number ≥ 1.
 */
export function permanova(distances: Float64Array, labels: readonly string[], { permutations = 999, seed = 0 }: PermanovaOptions = {}): Permanova {
  const who = "permanova";
  const { pairs, classes } = classifiedPairs(who, distances, labels);
  if (!(Number.isInteger(permutations) && permutations >= 1)) {
    throw new InvalidInputError({ who, expected: "at least 1 permutation", got: String(permutations) });
  }
  const n = labels.length;
  const between = classes.names.length - 1;
  const r2 = explainedShare(pairs, classes);
  const stream = createStream({ study: "permanova", purpose: "permutations", seed });
  const total = totalVariation(pairs, n);
  let atLeast = 1;
  for (let k = 0; k < permutations; k++) {
    const order = shuffledOrder(n, stream);
    const shuffled = regroup(classes.of.map((_, i) => classes.of[order[i]]), classes.names);
    if (share(pairs, shuffled, total) >= r2 - EQUAL) atLeast++;
  }
  return { r2, pseudoF: r2 === 0 ? 0 : r2 / between / ((1 - r2) / (n - between - 1)), p: atLeast / (permutations + 1), permutations };
}

/** R² of `permanova`. Sums over pairs that are not compared are filled in by the mean of those that are. */
export function explainedShare(pairs: ComparedPairs, classes: ClassAssignment): number {
  return share(pairs, classes, totalVariation(pairs, classes.of.length));
}

function share(pairs: ComparedPairs, { of, members }: ClassAssignment, total: number): number {
  if (total === 0) return 0;
  return 1 - members.reduce((sum, list) => sum + variation(pairs, of.length, list), 0) / total;
}

function totalVariation(pairs: ComparedPairs, n: number): number {
  return variation(pairs, n, Int32Array.from({ length: n }, (_, k) => k));
}

/** Sum of squared distances over pairs of the members, over their number m: (m − 1)/2 times the mean square. */
function variation(pairs: ComparedPairs, n: number, members: Int32Array): number {
  let [sum, count] = [0, 0];
  for (let a = 0; a < members.length; a++) {
    const row = members[a] * n;
    for (let b = a + 1; b < members.length; b++) {
      const distance = pairs[row + members[b]];
      if (distance !== distance) continue; // NaN: not compared
      sum += distance * distance;
      count++;
    }
  }
  return count === 0 ? 0 : (sum / count) * ((members.length - 1) / 2);
}
