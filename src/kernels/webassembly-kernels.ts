import { KERNEL_BINARY_BASE64 } from "./binary.generated.ts";
import type { Kernels } from "./kernels.ts";

let compiled: WebAssembly.Module | undefined;

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The WebAssembly kernels bound to `memory`. The binary is compiled once and instantiated for each memory. */
export function webAssemblyKernels(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(decodeBase64(KERNEL_BINARY_BASE64));
  const instance = new WebAssembly.Instance(compiled, { env: { memory, abort } });
  return instance.exports as unknown as Kernels;
}

function abort(): never {
  throw new Error("a WebAssembly kernel aborted: this is a defect in Nullcline");
}
