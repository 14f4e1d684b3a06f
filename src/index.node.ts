/**
 * The public surface as a program on Node gets it: that of `index.ts`, what needs worker threads, and the native kernels where
 * they are available.
 *
 * @packageDocumentation
 */
import { chooseKernels } from "./kernels/choose-kernels.node.ts";

export * from "./index.ts";
export { openRecordingFile } from "./formats/recordings/open-recording.node.ts";
export { type DistanceMatrixOnWorkersOptions, type DistanceMatrixProgress, populationDistanceMatrix } from "./lab/population-distance-matrix.ts";

const { note } = chooseKernels(process.env);
if (note !== undefined) process.emitWarning(note);
