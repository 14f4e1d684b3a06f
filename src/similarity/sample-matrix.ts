import { InvalidInputError } from "../numeric/errors.ts";
import { requireMatrix } from "../numeric/linalg/matrix-shape.ts";

/** Row-major numbers; float32 recordings need no copy. */
export type Samples = Float64Array | Float32Array;

/** States of one network: a sample (trial and time) a row, a unit a column. */
export interface SampleMatrix {
  /** Row-major [rows, columns]. */
  readonly data: Samples;
  /** Number of samples. */
  readonly rows: number;
  /** Number of units. */
  readonly columns: number;
}

/** One number that says how alike (or how far apart) two networks' states on the same samples are. */
export type SimilarityMeasure = (x: SampleMatrix, y: SampleMatrix) => number;

/**
 * Checks two sets of states of the same samples.
 *
 * @throws InvalidInputError when a shape does not fit its data, an entry is not finite (the first one is named), or
 * the numbers of samples differ or are below 2.
 */
export function requirePair(who: string, x: SampleMatrix, y: SampleMatrix): void {
  for (const states of [x, y]) requireSamples(who, states);
  if (x.rows === y.rows) return;
  const remedy = "Record both networks on the same trials and time steps, in the same order";
  throw new InvalidInputError({ who, expected: "as many samples of both networks", got: `${x.rows} and ${y.rows}`, remedy });
}

/** Checks one set of states, as `requirePair` does. */
export function requireSamples(who: string, { data, rows, columns }: SampleMatrix): void {
  requireMatrix(who, data, rows, columns);
  if (rows < 2) throw new InvalidInputError({ who, expected: "at least 2 samples", got: String(rows) });
}

/** Refuses more units than samples, where canonical correlations are 1 whatever the states. */
export function requireTall(who: string, { rows, columns }: SampleMatrix): void {
  if (columns <= rows) return;
  const remedy = "Record more samples; 50 for each unit keep chance correlations small";
  throw new InvalidInputError({ who, expected: "at least as many samples as units", got: `${rows} samples of ${columns} units`, remedy });
}
