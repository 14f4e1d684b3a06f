/** Largest |entry|: 0 for none, NaN where one is. */
export function largestModulus(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}
