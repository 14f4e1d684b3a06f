import type { DynamicalMap } from "../numeric/dynamical-map.ts";

/** Batched calls of a map on chosen rows of larger arrays; results land in the same rows of `out`. */
export interface RowCalls {
  /** out ← F(x, u) − x */
  residuals(rows: readonly number[], states: Float64Array, out: Float64Array): void;
  /** out ← (J − I)ᵀ r, the gradient of q = ½‖r‖² for r = F(x, u) − x */
  gradients(rows: readonly number[], states: Float64Array, residuals: Float64Array, out: Float64Array): void;
  /** out ← (J − I) v */
  displacements(rows: readonly number[], states: Float64Array, tangents: Float64Array, out: Float64Array): void;
}

/** Rows [S, D] of states and [S, I] of inputs → the calls; buffers for `capacity` rows are allocated once. */
export function rowCalls(map: DynamicalMap, inputs: Float64Array, capacity: number): RowCalls {
  const { dimension: D, inputDimension: I } = map;
  const x = new Float64Array(capacity * D);
  const u = new Float64Array(capacity * I);
  const v = new Float64Array(capacity * D);
  const y = new Float64Array(capacity * D);
  const call = (rows: readonly number[], states: Float64Array, vectors: Float64Array, out: Float64Array, kind: "step" | "vectorJacobian" | "jacobianVector") => {
    gather(rows, states, D, x);
    gather(rows, inputs, I, u);
    if (vectors !== states) gather(rows, vectors, D, v);
    const [xs, us, vs, ys] = [x.subarray(0, rows.length * D), u.subarray(0, rows.length * I), v.subarray(0, rows.length * D), y.subarray(0, rows.length * D)];
    if (kind === "step") map.step(xs, us, ys);
    else map[kind](xs, us, vs, ys);
    scatterDifference(rows, y, kind === "step" ? x : v, D, out);
  };
  return {
    residuals: (rows, states, out) => call(rows, states, states, out, "step"),
    gradients: (rows, states, residuals, out) => call(rows, states, residuals, out, "vectorJacobian"),
    displacements: (rows, states, tangents, out) => call(rows, states, tangents, out, "jacobianVector"),
  };
}

function gather(rows: readonly number[], source: Float64Array, width: number, out: Float64Array): void {
  for (let k = 0; k < rows.length; k++) {
    for (let i = 0, from = rows[k] * width, to = k * width; i < width; i++) out[to + i] = source[from + i];
  }
}

function scatterDifference(rows: readonly number[], a: Float64Array, b: Float64Array, width: number, out: Float64Array): void {
  for (let k = 0; k < rows.length; k++) {
    for (let i = 0, from = k * width, to = rows[k] * width; i < width; i++) out[to + i] = a[from + i] - b[from + i];
  }
}

/** ½‖v‖² of one row of vectors [·, D]. */
export function halfSquare(vectors: Float64Array, row: number, dimension: number): number {
  return 0.5 * dot(vectors, vectors, row, dimension);
}

/** a·b of one row of two arrays [·, D]. */
export function dot(a: Float64Array, b: Float64Array, row: number, dimension: number): number {
  let sum = 0;
  for (let i = 0, at = row * dimension; i < dimension; i++, at++) sum += a[at] * b[at];
  return sum;
}
