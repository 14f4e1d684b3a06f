/** What a kind of typed array of numbers has to offer. */
interface NumberArray {
  readonly length: number;
  set(values: ArrayLike<number>, at: number): void;
}

/**
 * Typed arrays of one kind one after another, in memory of their own.
 *
 * @param Kind which kind it is, so that no parts at all give an empty array of it too.
 * @param parts in order; they are not changed.
 * @returns as many values as all parts have together.
 * @example
 * concatenated(Float64Array, [Float64Array.of(1, 2), Float64Array.of(3)]); // 1, 2, 3
 */
export function concatenated<A extends NumberArray>(Kind: new (length: number) => A, parts: readonly A[]): A {
  const whole = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part as A & ArrayLike<number>, at);
    at += part.length;
  }
  return whole;
}
