import { luFactor, luSolve } from "../../numeric/linalg/lu.ts";
import { transposed } from "../../numeric/linalg/transposed.ts";
import { rowProducts, rowsOf } from "../../similarity/row-products.ts";
import type { SampleMatrix } from "../../similarity/sample-matrix.ts";

/** A linear map with offset from P predictors to R responses. */
export interface LinearMap {
  /** [R, P] */
  readonly weights: Float64Array;
  /** [R] */
  readonly offset: Float64Array;
}

/**
 * Ridge regression of responses [S, R] on predictors [S, P]: minimises Σ‖y − W·x − c‖² + penalty·‖W‖²; the offset c is free.
 *
 * @param penalty > 0, in squared units of the predictors times samples.
 */
export function ridgeRegression(predictors: SampleMatrix, responses: SampleMatrix, penalty: number): LinearMap {
  const [inputs, outputs] = [predictors.columns, responses.columns];
  const columns = [...columnsOf(predictors), new Float64Array(predictors.rows).fill(1)];
  const normal = rowProducts(columns, columns);
  for (let k = 0; k < inputs; k++) normal[k * (inputs + 2)] += penalty;
  const solution = luSolve(luFactor(normal, inputs + 1), rowProducts(columns, columnsOf(responses)), outputs);
  const weights = transposed(solution.subarray(0, inputs * outputs), outputs);
  return { weights, offset: solution.slice(inputs * outputs) };
}

/** What the map makes of predictors [S, P]: [S, R]. */
export function applyLinearMap({ weights, offset }: LinearMap, { data, columns }: SampleMatrix): Float64Array {
  const products = rowProducts(rowsOf(data, columns), rowsOf(weights, columns));
  const width = offset.length;
  for (let start = 0; start < products.length; start += width) for (let k = 0; k < width; k++) products[start + k] += offset[k];
  return products;
}

function columnsOf({ data, rows, columns }: SampleMatrix): Float64Array[] {
  return rowsOf(transposed(Float64Array.from(data), columns), rows);
}
