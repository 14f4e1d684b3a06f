/** to[n] += weights[n, m]·values[m], the values starting at `from`. For a few columns: inputs, feedback and hints. */
export function addProduct(to: Float64Array, weights: Float64Array, values: ArrayLike<number>, from: number): void {
  const width = weights.length / to.length;
  for (let i = 0; i < to.length; i++) for (let k = 0; k < width; k++) to[i] += weights[i * width + k] * values[from + k];
}
