/** Ticks of a logarithmic axis between two positive values: whole decades, and 2 and 5 times them where there would be fewer than two. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high < Infinity)) return [];
  const decades = multiples([1], low, high);
  return decades.length >= 2 ? thinned(decades) : multiples([1, 2, 5], low, high);
}

/** A range of positive values with a little room on both sides, in equal shares of its logarithm. */
export function logRange(low: number, high: number): [number, number] {
  if (!(low > 0) || !(high > 0)) return [0.1, 1];
  const room = Math.max(0.06 * Math.log10(high / low), 0.05);
  return [low / 10 ** room, high * 10 ** room];
}

/** More labels than this crowd a chart of this height. */
const MOST_TICKS = 6;

function thinned(ticks: readonly number[]): number[] {
  const stride = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, k) => k % stride === 0);
}

function multiples(factors: readonly number[], low: number, high: number): number[] {
  const found: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    for (const factor of factors) found.push(Number(`${factor}e${exponent}`));
  }
  return found.filter((tick) => tick >= low && tick <= high);
}
