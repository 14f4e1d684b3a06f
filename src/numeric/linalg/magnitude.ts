import { exponentOf, powerOfTwo } from "../float-bits.ts";

/**
 * A power of two near the largest modulus of a matrix's entries (1 for a zero matrix). Dividing by it is exact
 * and keeps products of entries from overflowing.
 */
export function magnitude(matrix: Float64Array): number {
  let largest = 0;
  for (const entry of matrix) largest = Math.max(largest, Math.abs(entry));
  if (largest === 0) return 1;
  return powerOfTwo(Math.min(exponentOf(Math.max(largest, 2 ** -1000)), 1023));
}
