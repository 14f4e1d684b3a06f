import { InvalidInputError } from "./errors.ts";

/**
 * The k-th smallest number of a list, k counted from 0: what stands at k once it is sorted. On average linear in the length.
 *
 * Source: Hoare's FIND, Communications of the ACM 4 (1961).
 *
 * @param values are left as they are; no NaN.
 * @throws InvalidInputError unless 0 ≤ k < length.
 * @example
 * kthSmallest(Float64Array.of(3, 1, 2), 1) // 2
 */
export function kthSmallest(values: Float64Array, k: number): number {
  if (!Number.isInteger(k) || k < 0 || k >= values.length) throw new InvalidInputError({ who: "kthSmallest", expected: `a place in 0…${values.length - 1}`, got: String(k) });
  const sorted = values.slice();
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const { left, right } = partition(sorted, from, to);
    if (k <= right) to = right;
    else if (k >= left) from = left;
    else break;
  }
  return sorted[k];
}

/** Brings what is at most the middle entry before `left`, and what is at least that after `right` < `left`. */
function partition(values: Float64Array, from: number, to: number): { left: number; right: number } {
  const pivot = values[(from + to) >>> 1];
  let [left, right] = [from, to];
  while (left <= right) {
    while (values[left] < pivot) left++;
    while (values[right] > pivot) right--;
    if (left > right) break;
    const kept = values[left];
    values[left++] = values[right];
    values[right--] = kept;
  }
  return { left, right };
}
