import { InvalidInputError } from "../errors.ts";

/**
 * Gauss–Jordan elimination with row exchanges of at most four equations, in place: equation k stands in places 5k…5k + 4 of `system` with its
 * right-hand side last, where the solution ends up.
 *
 * @param smallest pivots up to this size count as zero.
 * @throws InvalidInputError for such a pivot.
 */
export function eliminateFew(system: Float64Array, count: number, smallest: number): void {
  for (let column = 0; column < count; column++) {
    exchange(system, column, pivotRow(system, count, column));
    const pivot = system[6 * column];
    if (!(Math.abs(pivot) > smallest)) throw singular();
    for (let j = column; j < 5; j++) system[5 * column + j] /= pivot;
    for (let row = 0; row < count; row++) {
      const factor = system[5 * row + column];
      if (row !== column && factor !== 0) for (let j = column; j < 5; j++) system[5 * row + j] -= factor * system[5 * column + j];
    }
  }
}

function pivotRow(system: Float64Array, count: number, column: number): number {
  let best = column;
  for (let row = column + 1; row < count; row++) if (Math.abs(system[5 * row + column]) > Math.abs(system[5 * best + column])) best = row;
  return best;
}

function exchange(system: Float64Array, a: number, b: number): void {
  if (a === b) return;
  for (let j = 0; j < 5; j++) {
    const kept = system[5 * a + j];
    system[5 * a + j] = system[5 * b + j];
    system[5 * b + j] = kept;
  }
}

function singular(): InvalidInputError {
  return new InvalidInputError({
    who: "solveLyapunov",
    expected: "a matrix no two eigenvalues of which add up to zero",
    got: "one with such a pair, to rounding",
    remedy: "Shift the matrix: its eigenvalues should all have negative real parts",
  });
}
