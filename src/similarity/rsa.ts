import { InvalidInputError } from "../numeric/errors.ts";
import { largestModulus } from "../numeric/largest-modulus.ts";
import { mean } from "../numeric/mean.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { requirePair, requireSamples, type SampleMatrix } from "./sample-matrix.ts";

/** What is compared: Pearson correlation, or the cosine, which keeps the means in. */
export type Likeness = "correlation" | "cosine";

/** How `rsa` compares. */
export interface RsaOptions {
  /** Likeness of two samples' patterns over units; default `"correlation"`, as in Kriegeskorte et al. 2008. */
  readonly patterns?: Likeness;
  /** Likeness of the two networks' dissimilarities; default `"correlation"`. */
  readonly matrices?: Likeness;
}

/** Samples beyond which the square matrices (8 bytes an entry) would not be kept in memory without care. */
const MOST_SAMPLES = 8192;
/** A pattern whose variation is below this share of its size is constant up to rounding. */
const CONSTANT = 1e-12;

/**
 * Representational dissimilarity matrix [S, S] of states: 1 − likeness of the patterns over units of each two samples,
 * in [0, 2], zero on the diagonal.
 *
 * @throws InvalidInputError when the shape does not fit, an entry is not finite, there are more than 8192 samples, or a
 * pattern has no likeness to others, being constant (correlation) or zero (cosine); the first one is named.
 */
export function dissimilarityMatrix(states: SampleMatrix, patterns: Likeness = "correlation"): Float64Array {
  requireSamples("dissimilarityMatrix", states);
  const { rows } = states;
  if (rows > MOST_SAMPLES) throw tooMany(rows);
  const units = rowsOf(Float64Array.from(states.data), states.columns).map((pattern, row) => unitPattern(pattern, patterns, row));
  const out = rowProducts(units, units).map((likeness) => Math.min(Math.max(1 - likeness, 0), 2));
  for (let i = 0; i < rows; i++) out[i * (rows + 1)] = 0;
  return out;
}

/**
 * Representational similarity analysis: the likeness, in [−1, 1], of two networks' representational dissimilarities
 * over all pairs of samples (conditions, rather than every time step).
 *
 * With cosine patterns it does not change under rotations of either network's states, with correlation patterns under
 * permutations of units; under isotropic scaling with both. Kriegeskorte, Mur & Bandettini 2008.
 *
 * @param x states [S, n₁], S in 3…8192.
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError as `dissimilarityMatrix` does, and when all dissimilarities of a network are equal.
 */
export function rsa(x: SampleMatrix, y: SampleMatrix, { patterns = "correlation", matrices = "correlation" }: RsaOptions = {}): number {
  requirePair("rsa", x, y);
  const [a, b] = [x, y].map((states) => {
    const pairs = upperTriangle(dissimilarityMatrix(states, patterns), states.rows);
    const unit = unitVector(pairs, matrices);
    if (unit === undefined) throw new InvalidInputError({ who: "rsa", expected: "dissimilarities that differ", got: `${pairs.length} equal ones` });
    return unit;
  });
  const likeness = a.reduce((sum, entry, k) => sum + entry * b[k], 0);
  return Math.min(Math.max(likeness, -1), 1);
}

function tooMany(rows: number): InvalidInputError {
  const remedy = "Average the states over the time steps or trials of each condition, or take every few samples";
  return new InvalidInputError({ who: "dissimilarityMatrix", expected: `at most ${MOST_SAMPLES} samples`, got: String(rows), remedy });
}

function unitPattern(pattern: Float64Array, likeness: Likeness, row: number): Float64Array {
  const unit = unitVector(pattern, likeness);
  if (unit !== undefined) return unit;
  const got = likeness === "correlation" ? "the same value for all units" : "only zeros";
  throw new InvalidInputError({ who: "dissimilarityMatrix", expected: `a pattern that has a ${likeness}`, got: `${got} in sample ${row}` });
}

/** The vector at length 1, for correlations with its mean subtracted; undefined when nothing is left. */
function unitVector(vector: Float64Array, likeness: Likeness): Float64Array | undefined {
  const centre = likeness === "correlation" ? mean(vector) : 0;
  const largest = largestModulus(vector);
  if (largest === 0) return undefined;
  const rest = vector.map((entry) => entry / largest - centre / largest);
  const size = Math.sqrt(rest.reduce((sum, entry) => sum + entry * entry, 0));
  return size <= CONSTANT * Math.sqrt(vector.length) ? undefined : rest.map((entry) => entry / size);
}

function upperTriangle(matrix: Float64Array, n: number): Float64Array {
  const out = new Float64Array((n * (n - 1)) / 2);
  for (let i = 0, at = 0; i < n; i++) for (let j = i + 1; j < n; j++) out[at++] = matrix[i * n + j];
  return out;
}
