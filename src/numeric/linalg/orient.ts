/**
 * +1 or −1: the sign that makes the entry of largest modulus positive. Of entries equal to within rounding the
 * first counts, so that the last bits do not decide.
 */
export function orientation(vector: ArrayLike<number>): number {
  return vector[dominantEntry(vector)] < 0 ? -1 : 1;
}

/** Index of the entry of largest modulus, the first of those equal to within 1e-10. */
export function dominantEntry(vector: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < vector.length; i++) {
    if (Math.abs(vector[i]) > Math.abs(vector[best]) * (1 + 1e-10)) best = i;
  }
  return best;
}
