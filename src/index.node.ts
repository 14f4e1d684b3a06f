/**
 * The public surface as a program on Node gets it: that of `index.ts`, with the native kernels where they are available.
 *
 * @packageDocumentation
 */
import { chooseKernels } from "./kernels/choose-kernels.node.ts";

export * from "./index.ts";

const { note } = chooseKernels(process.env);
if (note !== undefined) process.emitWarning(note);
