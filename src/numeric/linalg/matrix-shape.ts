import { InvalidInputError } from "../errors.ts";

/** Checks that a row-major array holds rows × columns finite numbers. */
export function requireMatrix(who: string, matrix: Float64Array | Float32Array, rows: number, columns: number): void {
  if (!(Number.isInteger(rows) && Number.isInteger(columns) && rows >= 1 && columns >= 1)) {
    throw new InvalidInputError({ who, expected: "a matrix of at least one row and column", got: `${rows} × ${columns}` });
  }
  if (matrix.length !== rows * columns) {
    const expected = `${rows} × ${columns} = ${rows * columns} entries`;
    throw new InvalidInputError({ who, expected, got: `${matrix.length}` });
  }
  for (let k = 0; k < matrix.length; k++) if (!Number.isFinite(matrix[k])) throw notFinite(who, matrix[k], k, columns);
}

function notFinite(who: string, entry: number, index: number, columns: number): InvalidInputError {
  const place = `row ${Math.floor(index / columns)}, column ${index % columns}`;
  return new InvalidInputError({ who, expected: "finite entries", got: `${entry} in ${place}` });
}
