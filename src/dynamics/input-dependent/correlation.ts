import { InvalidInputError } from "../../numeric/errors.ts";
import { dot } from "../../numeric/linalg/dot.ts";
import { mean } from "../../numeric/mean.ts";

/**
 * Pearson's correlation of two equally long lists of numbers, in [−1, 1]; NaN where either does not vary.
 *
 * @throws InvalidInputError when the lengths differ or are below 2, or a number is not finite.
 *
 * @example
 * pearsonCorrelation([1, 2, 3], [2, 4, 7]);
 */
export function pearsonCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkPairs("pearsonCorrelation", a, b);
  const [x, y] = [centred(a), centred(b)];
  const correlation = dot(x, y) / Math.sqrt(dot(x, x)) / Math.sqrt(dot(y, y));
  return Number.isNaN(correlation) ? NaN : Math.max(-1, Math.min(1, correlation));
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, equal numbers sharing their mean rank. 1 or −1 wherever one list
 * rises or falls with the other throughout; NaN where either does not vary.
 *
 * @throws InvalidInputError when the lengths differ or are below 2, or a number is not finite.
 */
export function spearmanCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkPairs("spearmanCorrelation", a, b);
  return pearsonCorrelation(ranks(a), ranks(b));
}

/** Mean ranks, from 0. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, k) => k).toSorted((p, q) => values[p] - values[q]);
  const out = new Float64Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) out[order[k]] = (from + to - 1) / 2;
  }
  return out;
}

function centred(values: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(values);
  const centre = mean(out);
  return out.map((value) => value - centre);
}

function checkPairs(who: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length || a.length < 2) {
    throw new InvalidInputError({ who, expected: "two equally long lists of 2 numbers or more", got: `${a.length} and ${b.length}` });
  }
  for (const list of [a, b]) {
    const bad = Array.from(list).findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new InvalidInputError({ who, expected: "finite numbers", got: `${list[bad]} at position ${bad}` });
  }
}
