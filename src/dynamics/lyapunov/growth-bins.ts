/** Growth of k tangent vectors along one trajectory, added up over stretches of steps. */
export interface GrowthBins {
  /** Logarithmic growth in each bin, [bins, k], in nats. */
  readonly growth: Float64Array;
  /** Steps in each bin. */
  readonly steps: Int32Array;
}

/** More bins would resolve nothing that an error estimate or a drawn curve needs. */
const MOST_BINS = 256;

/** Empty bins for `steps` measured steps, each at least one interval long. */
export function emptyBins(steps: number, interval: number, columns: number): GrowthBins {
  const bins = Math.min(MOST_BINS, Math.max(1, Math.floor(steps / interval)));
  return { growth: new Float64Array(bins * columns), steps: new Int32Array(bins) };
}

/** Adds the growth [k] of a block of `length` steps that ends after step `end` of `total`. */
export function addGrowth({ growth, steps }: GrowthBins, logs: Float64Array, length: number, end: number, total: number): void {
  const bin = Math.floor(((end - 1) * steps.length) / total);
  steps[bin] += length;
  for (let j = 0; j < logs.length; j++) growth[bin * logs.length + j] += logs[j];
}

/** Mean growth a step of vector `column`, over all bins. */
export function meanGrowth({ growth, steps }: GrowthBins, columns: number, column: number): number {
  let [sum, count] = [0, 0];
  for (let bin = 0; bin < steps.length; bin++) {
    sum += growth[bin * columns + column];
    count += steps[bin];
  }
  return sum / count;
}

/** Growth a step of vector `column` in each bin, [bins]. */
export function binRates({ growth, steps }: GrowthBins, columns: number, column: number): Float64Array {
  return Float64Array.from(steps, (count, bin) => growth[bin * columns + column] / count);
}
