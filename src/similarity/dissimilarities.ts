import { InvalidInputError } from "../numeric/errors.ts";
import { requireMatrix } from "../numeric/linalg/matrix-shape.ts";

/**
 * Checks a matrix of distances between networks [n, n]: finite, not negative, symmetric up to rounding, zero diagonal.
 *
 * @returns n.
 * @throws InvalidInputError that names the first entry that does not fit, or when there are fewer than `least` networks.
 */
export function requireDissimilarities(who: string, distances: Float64Array, least = 2): number {
  const n = Math.round(Math.sqrt(distances.length));
  if (n < least) throw new InvalidInputError({ who, expected: `distances between at least ${least} networks`, got: `${distances.length} entries` });
  requireMatrix(who, distances, n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) requireEntry(who, i, j, distances[i * n + j], distances[j * n + i]);
  }
  return n;
}

function requireEntry(who: string, i: number, j: number, entry: number, mirrored: number): void {
  const place = `row ${i}, column ${j}`;
  if (i === j && entry !== 0) throw new InvalidInputError({ who, expected: "0 on the diagonal", got: `${entry} in ${place}` });
  if (entry < 0) throw new InvalidInputError({ who, expected: "distances that are not negative", got: `${entry} in ${place}` });
  if (Math.abs(entry - mirrored) <= 1e-9 * Math.max(entry, mirrored)) return;
  throw new InvalidInputError({ who, expected: "a symmetric matrix", got: `${entry} in ${place} and ${mirrored} across the diagonal` });
}
