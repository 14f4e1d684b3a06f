import type { ElementwiseCode, ElementwiseFunction } from "./elementwise-code.ts";
import type { Kernels } from "./kernels.ts";
import { webAssemblyKernels } from "./webassembly-kernels.ts";

/** One implementation of the kernel table. All of them give the same bits. */
export interface KernelBuild {
  readonly name: "wasm" | "native";
  /** The widest vector instructions it uses, e.g. `"simd128"` or `"avx512"`. */
  readonly instructionSet: string;
  /** The kernels over `memory`, which must not grow afterwards. */
  readonly bind: (memory: WebAssembly.Memory) => Kernels;
  /** Runs elementwise code itself; where it is missing, the code is emitted as WebAssembly. */
  readonly bindElementwise?: (memory: WebAssembly.Memory, code: ElementwiseCode) => ElementwiseFunction;
}

/** The build that works everywhere. */
export const wasmBuild: KernelBuild = { name: "wasm", instructionSet: "simd128", bind: webAssemblyKernels };

let inUse: KernelBuild = wasmBuild;

/**
 * Makes every workspace allocated from now on use `build`. The only setting of a whole process (or worker): a
 * program's entry point makes it once, and since all builds give the same bits no result depends on it.
 */
export function setKernelBuild(build: KernelBuild): void {
  inUse = build;
}

/** The build that new workspaces use: WebAssembly unless an entry point chose another. */
export function currentKernelBuild(): KernelBuild {
  return inUse;
}
