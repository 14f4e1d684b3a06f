import { applyLinearMap, type LinearMap } from "../ridge-regression.ts";
import type { SampleMatrix } from "../../../similarity/sample-matrix.ts";

/**
 * R² of a linear map's predictions of the chosen columns of `responses` [S, R]: 1 − Σ(y − ŷ)²/Σ(y − ȳ)², sums over the columns
 * together.
 */
export function explainedVariance(map: LinearMap, predictors: SampleMatrix, responses: SampleMatrix, chosen: (column: number) => boolean): number {
  const { data, rows, columns } = responses;
  const predicted = applyLinearMap(map, predictors);
  let [residue, whole] = [0, 0];
  for (let column = 0; column < columns; column++) {
    if (!chosen(column)) continue;
    let mean = 0;
    for (let at = column; at < data.length; at += columns) mean += data[at] / rows;
    for (let at = column; at < data.length; at += columns) {
      residue += (data[at] - predicted[at]) * (data[at] - predicted[at]);
      whole += (data[at] - mean) * (data[at] - mean);
    }
  }
  return 1 - residue / whole;
}
