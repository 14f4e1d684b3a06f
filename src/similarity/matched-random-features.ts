import type { RandomStream } from "../numeric/random.ts";
import { fullBasis } from "./canonical-correlations.ts";
import { principalComponents } from "./pca.ts";
import { rowsOf } from "./row-products.ts";
import type { SampleMatrix } from "./sample-matrix.ts";

/**
 * States that know nothing of the task but have the mean and the covariance of given ones, exactly: white noise over
 * samples, made orthonormal, takes the place of the time courses along the principal directions.
 *
 * The noise is independent from sample to sample, while a network's states change slowly: chance similarities of slow
 * states are higher than those of these features.
 *
 * @throws InvalidInputError as `whitenedBasis` does.
 */
export function matchedRandomFeatures(states: SampleMatrix, stream: RandomStream): SampleMatrix {
  const { rows, columns } = states;
  const { variances } = fullBasis(states);
  const courses = randomCourses(rows, variances.length, stream);
  const { components, mean } = principalComponents(states.data, { rows, columns, keep: courses.length });
  const data = Float64Array.from({ length: rows * columns }, (_, at) => mean[at % columns]);
  courses.forEach((course, k) => {
    const size = Math.sqrt(variances[k] * (rows - 1));
    addOuterProduct(data, course, components.subarray(k * columns, (k + 1) * columns), size);
  });
  return { data, rows, columns };
}

/** `count` random time courses over the samples, with mean 0, of length 1, orthogonal to each other. */
function randomCourses(samples: number, count: number, stream: RandomStream): Float64Array[] {
  const noise = new Float64Array(samples * count);
  stream.fillNormal(noise);
  return rowsOf(fullBasis({ data: noise, rows: samples, columns: count }).directions, samples);
}

function addOuterProduct(out: Float64Array, column: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0, at = 0; i < column.length; i++) for (let j = 0; j < row.length; j++) out[at++] += factor * column[i] * row[j];
}
