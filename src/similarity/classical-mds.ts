import { InvalidInputError } from "../numeric/errors.ts";
import { householderQr } from "../numeric/linalg/householder-qr.ts";
import { symmetricEigen } from "../numeric/linalg/symmetric-eigen.ts";
import { transposed } from "../numeric/linalg/transposed.ts";
import { createStream } from "../numeric/random.ts";
import { requireDissimilarities } from "./dissimilarities.ts";
import { gowerCentred } from "./gower-centred.ts";
import { rowMultiplier, rowProducts, rowsOf } from "./row-products.ts";

/** More vectors than wanted make the iteration settle on the wanted ones sooner. */
const SPARE_VECTORS = 8;
const MOST_ROUNDS = 100;
/** Relative change of the eigenvalues at which the iteration ends. */
const SETTLED = 1e-13;

/**
 * Classical (Torgerson) multidimensional scaling: points [n, dimensions] about the origin, along the leading
 * eigenvectors of Gower's matrix; exact for distances between points of so many dimensions.
 *
 * The eigenvectors come from subspace iteration with Rayleigh–Ritz from a fixed start, about 10·n² operations a round,
 * in place of the n³ of all eigenvectors. Where the matrix has no further positive eigenvalue, coordinates are 0.
 *
 * @param distances [n, n].
 * @param dimensions of the map; default 2.
 * @throws InvalidInputError when `distances` is not a matrix of distances, or `dimensions` not a whole number of at least 1.
 * @example
 * classicalMds(Float64Array.of(0, 2, 2, 0), 1) // [1, −1] up to sign
 */
export function classicalMds(distances: Float64Array, dimensions = 2): Float64Array {
  const who = "classicalMds";
  const n = requireDissimilarities(who, distances);
  if (!(Number.isInteger(dimensions) && dimensions >= 1)) {
    throw new InvalidInputError({ who, expected: "at least 1 dimension", got: String(dimensions) });
  }
  const { values, vectors } = leadingEigenvectors(gowerCentred(distances, n), n, Math.min(dimensions, n));
  return Float64Array.from({ length: n * dimensions }, (_, at) => {
    const axis = at % dimensions;
    return axis < n && values[axis] > 0 ? vectors[axis * n + Math.floor(at / dimensions)] * Math.sqrt(values[axis]) : 0;
  });
}

/** The `count` largest eigenvalues of a symmetric matrix [n, n] among those of largest modulus, with eigenvectors as rows. */
function leadingEigenvectors(matrix: Float64Array, n: number, count: number): { values: Float64Array; vectors: Float64Array } {
  const block = Math.min(n, count + SPARE_VECTORS);
  const rows = rowsOf(matrix, n);
  const { multiply } = rowMultiplier(block, n);
  let basis = startingBasis(n, block);
  let before = Infinity;
  for (let round = 0; ; round++) {
    const images = multiply(rowsOf(basis, n), rows).slice();
    const { values, vectors } = symmetricEigen(rowProducts(rowsOf(basis, n), rowsOf(images, n)), block);
    const total = values.reduce((sum, value) => sum + Math.abs(value), 0);
    if (Math.abs(total - before) <= SETTLED * total || round === MOST_ROUNDS) {
      const leading = rowsOf(vectors.subarray(0, count * block), block);
      return { values, vectors: rowProducts(leading, rowsOf(transposed(basis, n), block)) };
    }
    before = total;
    basis = orthonormal(images, n, block);
  }
}

function startingBasis(n: number, count: number): Float64Array {
  const noise = new Float64Array(n * count);
  createStream({ study: "classical scaling", purpose: "starting basis", seed: 0 }).fillNormal(noise);
  return orthonormal(noise, n, count);
}

/** An orthonormal basis [count, n] of the span of the rows. */
function orthonormal(vectors: Float64Array, n: number, count: number): Float64Array {
  return transposed(householderQr(transposed(vectors, n), n, count).q, count);
}
