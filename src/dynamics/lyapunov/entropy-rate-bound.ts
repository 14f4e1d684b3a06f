/**
 * Sum of the positive exponents: an upper bound of the entropy rate (Ruelle's inequality), and the entropy rate itself where
 * the attractor has a smooth measure along its unstable directions (Pesin's identity), which is not checked here.
 *
 * In the exponents' unit; of a leading part of the spectrum it counts that part only.
 */
export function entropyRateBound(exponents: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < exponents.length; k++) sum += Math.max(0, exponents[k]);
  return sum;
}
