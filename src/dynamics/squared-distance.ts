/** ‖a − b‖² of row `rowA` of a [·, D] and row `rowB` of b [·, D]. */
export function squaredDistance(a: Float64Array, rowA: number, b: Float64Array, rowB: number, D: number): number {
  let sum = 0;
  for (let i = 0, p = rowA * D, q = rowB * D; i < D; i++, p++, q++) {
    const apart = a[p] - b[q];
    sum += apart * apart;
  }
  return sum;
}
