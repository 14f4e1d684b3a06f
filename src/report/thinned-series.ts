import type { Series } from "../studies/figure.ts";

/**
 * Thins a series to at most about `2 × buckets` points, keeping the lowest and the highest value of each bucket
 * of consecutive points, so that the drawn envelope stays true.
 */
export function thinnedSeries(series: Series, buckets: number): Series {
  const length = series.y.length;
  if (length <= 2 * buckets) return series;
  const kept = Array.from({ length: buckets }, (_, bucket) =>
    extremesBetween(series.y, Math.floor((bucket * length) / buckets), Math.floor(((bucket + 1) * length) / buckets))).flat();
  return { ...series, x: kept.map((index) => series.x[index]), y: kept.map((index) => series.y[index]) };
}

/** Indices of the lowest and the highest of `values[from…to)`, in ascending order, without repetition. */
function extremesBetween(values: ArrayLike<number>, from: number, to: number): number[] {
  let low = from;
  let high = from;
  for (let index = from + 1; index < to; index++) {
    if (values[index] < values[low]) low = index;
    if (values[index] > values[high]) high = index;
  }
  return low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
}
