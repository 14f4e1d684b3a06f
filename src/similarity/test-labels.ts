/** Labels "a", "b", … for classes of the given sizes, class after class; for tests. */
export function labelsOf(...sizes: readonly number[]): string[] {
  return sizes.flatMap((size, k) => Array.from({ length: size }, () => "abcdefgh"[k]));
}
