import { InvalidInputError } from "../../numeric/errors.ts";
import { dot } from "../../numeric/linalg/dot.ts";
import { symmetricEigen } from "../../numeric/linalg/symmetric-eigen.ts";
import { norm } from "../norm.ts";
import { requireVector } from "../number-checks.ts";

/** How nearly points lie on a line; see `firstComponent`. */
export interface FirstComponent {
  /** Share of the points' variance along the line, in (0, 1]; NaN when all points coincide. */
  readonly share: number;
  /** The line's unit vector, [D]; its entry of largest modulus is positive. Zeros when all points coincide. */
  readonly direction: Float64Array;
  /** Each point's position along the line, from the points' mean, [P]. */
  readonly positions: Float64Array;
}

/**
 * The first principal component of a set of points: the line that they lie nearest to, and how near.
 *
 * Works on the smaller of the points' Gram matrix [P, P] and scatter matrix [D, D].
 *
 * @param states P points, each [D].
 * @throws InvalidInputError for fewer than two points, or points of different length or with numbers that are not finite.
 *
 * @example
 * firstComponent(search.points.map(({ state }) => state)).share; // above 0.9 on a line attractor
 */
export function firstComponent(states: readonly Float64Array[]): FirstComponent {
  const who = "firstComponent";
  const P = states.length;
  if (P < 2) throw new InvalidInputError({ who, expected: "at least two points", got: `${P}` });
  const D = states[0].length;
  for (const [p, state] of states.entries()) requireVector(who, `point ${p}`, state, D);
  const mean = Float64Array.from({ length: D }, (_, i) => states.reduce((sum, state) => sum + state[i], 0) / P);
  const centred = states.map((state) => state.map((value, i) => value - mean[i]));
  const total = centred.reduce((sum, row) => sum + dot(row, row), 0);
  if (total === 0) return { share: NaN, direction: mean.fill(0), positions: new Float64Array(P) };
  const direction = P < D ? fromGram(centred) : fromScatter(centred, D);
  const positions = Float64Array.from(centred, (row) => dot(row, direction));
  return { share: dot(positions, positions) / total, direction, positions };
}

/** Leading eigenvector of Σ rows vᵀv. */
function fromScatter(rows: readonly Float64Array[], D: number): Float64Array {
  const scatter = new Float64Array(D * D);
  for (const row of rows) {
    for (let i = 0; i < D; i++) for (let j = 0; j < D; j++) scatter[i * D + j] += row[i] * row[j];
  }
  return symmetricEigen(scatter, D).vectors.slice(0, D);
}

/** The same from the inner products of the rows: their combination by the Gram matrix's leading eigenvector. */
function fromGram(rows: readonly Float64Array[]): Float64Array {
  const P = rows.length;
  const gram = Float64Array.from({ length: P * P }, (_, at) => dot(rows[Math.floor(at / P)], rows[at % P]));
  const weights = symmetricEigen(gram, P).vectors;
  const combined = rows[0].map((_, i) => rows.reduce((sum, row, p) => sum + weights[p] * row[i], 0));
  const largest = combined.reduce((lead, value) => (Math.abs(value) > Math.abs(lead) ? value : lead));
  const length = norm(combined) * (largest < 0 ? -1 : 1);
  return combined.map((value) => value / length);
}
