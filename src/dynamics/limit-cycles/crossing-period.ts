/** How often a signal rises through a level. */
export interface CrossingPeriod {
  /** Mean time between upward crossings, in steps; NaN with fewer than two. */
  readonly period: number;
  /** Upward crossings. */
  readonly crossings: number;
}

/** Mean interval between the upward zero crossings of a signal, each placed between two steps by a straight line. */
export function crossingPeriod(signal: Float64Array): CrossingPeriod {
  const times: number[] = [];
  for (let t = 1; t < signal.length; t++) {
    if (signal[t - 1] < 0 && signal[t] >= 0) times.push(t - 1 + signal[t - 1] / (signal[t - 1] - signal[t]));
  }
  const intervals = times.length - 1;
  return { period: intervals > 0 ? (times[intervals] - times[0]) / intervals : NaN, crossings: times.length };
}
