import type { SampleMatrix } from "./sample-matrix.ts";

/** Samples turned at a time into time courses: their rows and the stretches written stay in a first-level cache. */
const TILE = 32;

/**
 * The samples [rows, columns] in float64, the mean of each column subtracted. Columns are counted from their first
 * entry before the mean is taken, so that a constant column is exactly 0 afterwards, whatever its constant.
 */
export function centredSamples(states: SampleMatrix): Float64Array {
  const { data, rows, columns } = states;
  const { first, mean } = columnCentres(states);
  const out = new Float64Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) out[at] = data[at] - first[j] - mean[j];
  return out;
}

/** Columns of the centred samples, one a row: [columns, rows]. */
export function centredUnits(states: SampleMatrix): Float64Array {
  const { data, rows, columns } = states;
  const { first, mean } = columnCentres(states);
  const out = new Float64Array(data.length);
  for (let from = 0; from < rows; from += TILE) {
    const to = Math.min(from + TILE, rows);
    for (let j = 0; j < columns; j++) {
      const [start, rest] = [first[j], mean[j]];
      for (let i = from, at = from * columns + j; i < to; i++, at += columns) out[j * rows + i] = data[at] - start - rest;
    }
  }
  return out;
}

/** The first entry of each column, and the column's mean less that. */
function columnCentres({ data, rows, columns }: SampleMatrix): { readonly first: Float64Array; readonly mean: Float64Array } {
  const first = Float64Array.from(data.subarray(0, columns));
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) sums[j] += data[at] - first[j];
  return { first, mean: sums.map((sum) => sum / rows) };
}
