/**
 * Kaplan–Yorke dimension of an attractor, D = k + (λ₁ + … + λₖ)/|λₖ₊₁| for the largest k whose partial sum is not negative.
 *
 * @param exponents descending, [k], in any unit.
 * @param dimension of the state; default the number of exponents.
 * @returns 0 when λ₁ < 0, `dimension` when no partial sum is negative; undefined where more exponents are needed to tell.
 *
 * Source: Kaplan & Yorke (1979); Frederickson, Kaplan, Yorke & Yorke, J. Differ. Equations 49 (1983).
 *
 * @example
 * kaplanYorkeDimension([0.9, 0, -14.6]); // 2.06
 */
export function kaplanYorkeDimension(exponents: ArrayLike<number>, dimension = exponents.length): number | undefined {
  let sum = 0;
  for (let k = 0; k < exponents.length; k++) {
    if (sum + exponents[k] < 0) return k + sum / Math.abs(exponents[k]);
    sum += exponents[k];
  }
  return exponents.length === dimension ? dimension : undefined;
}
