/** Euclidean norm of a vector; of a matrix, the Frobenius norm. */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
