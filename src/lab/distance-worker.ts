import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import { NullclineError } from "../numeric/errors.ts";
import type { DistanceJob } from "../similarity/distance-jobs.ts";
import { type ComparableBasis, distancesOf, type PopulationDistanceOptions } from "../similarity/population-distances.ts";
import type { SampleMatrix } from "../similarity/sample-matrix.ts";
import { whitenedBasis, type WhitenedBasisOptions } from "../similarity/whitened-basis.ts";
import { packError, type PackedError } from "./packed-error.ts";

/** What a worker is sent: states to whiten, or parts of a distance matrix with the bases of all networks. */
export type DistanceTask =
  | { readonly states: SampleMatrix; readonly options: WhitenedBasisOptions }
  | { readonly jobs: readonly DistanceJob[]; readonly bases: readonly ComparableBasis[]; readonly options: PopulationDistanceOptions };

/** What it sends back, or the error that a second attempt would repeat. */
export type DistanceReply = { readonly basis: ComparableBasis } | { readonly distances: readonly Float64Array[] } | { readonly error: PackedError };

chooseKernels(process.env);

/** Makes a basis, or compares bases, in a worker thread. */
export default function measureInWorker(task: DistanceTask): DistanceReply {
  try {
    if ("states" in task) return { basis: sharedBasis(task.states, task.options) };
    return { distances: distancesOf(task.jobs, task.bases, task.options) };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  }
}

/** A basis in memory that all threads see, in float32, which is what comparisons use of it. */
function sharedBasis(states: SampleMatrix, options: WhitenedBasisOptions): ComparableBasis {
  const { directions, samples, sufficient } = whitenedBasis(states, options);
  const shared = new Float32Array(new SharedArrayBuffer(4 * directions.length));
  shared.set(directions);
  return { directions: shared, samples, sufficient };
}
