import type { SampleMatrix } from "./sample-matrix.ts";
import { transposed } from "./transposed.ts";

/**
 * The samples [rows, columns] in float64, the mean of each column subtracted. Columns are counted from their first
 * entry before the mean is taken, so that a constant column is exactly 0 afterwards, whatever its constant.
 */
export function centredSamples({ data, rows, columns }: SampleMatrix): Float64Array {
  const out = new Float64Array(data.length);
  const mean = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      out[at] = data[at] - data[j];
      mean[j] += out[at];
    }
  }
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[at++] -= mean[j] / rows;
  return out;
}

/** Columns of the centred samples, one a row: [columns, rows]. */
export function centredUnits(states: SampleMatrix): Float64Array {
  return transposed(centredSamples(states), states.columns);
}
