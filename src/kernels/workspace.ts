import { InvalidInputError } from "../numeric/errors.ts";
import type { ElementwiseCode, ElementwiseFunction } from "./elementwise-code.ts";
import { currentKernelBuild } from "./kernel-build.ts";
import type { Kernels } from "./kernels.ts";

/** A reserved stretch of linear memory. */
export interface Block {
  /** Byte address, a multiple of 64. */
  readonly address: number;
  /** Number of elements. */
  readonly length: number;
}

/** Linear memory laid out by a plan, with the kernels bound to it. It never grows, so views stay valid. */
export interface Workspace {
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  /** Binds elementwise code to this memory; undefined where the kernel build leaves that to emitted WebAssembly. */
  readonly bindElementwise: ((code: ElementwiseCode) => ElementwiseFunction) | undefined;
  readonly bytes: number;
  float32(block: Block): Float32Array;
  float64(block: Block): Float64Array;
  int32(block: Block): Int32Array;
}

/** Collects blocks, then allocates them all at once. */
export interface MemoryPlan {
  /** Reserves `length` elements of `bytesPerElement`, aligned to 64 bytes and padded to a whole vector. */
  reserve(length: number, bytesPerElement: 4 | 8): Block;
  /** Bytes reserved so far. */
  readonly bytes: number;
  /** Allocates zeroed memory for all blocks. Throws InvalidInputError beyond the 4 GiB a module can address. */
  allocate(who: string): Workspace;
}

const PAGE = 65536;
const ADDRESSABLE = 65536 * PAGE;
const FIRST_ADDRESS = 1024;
// Vector loads may run past the last element of a block by less than one panel row.
const PADDING = 64;

function alignUp(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** An empty plan. */
export function planMemory(): MemoryPlan {
  let next = FIRST_ADDRESS;
  return {
    reserve(length, bytesPerElement) {
      const block = { address: next, length };
      next = alignUp(next + length * bytesPerElement + PADDING);
      return block;
    },
    get bytes() {
      return next;
    },
    allocate: (who) => allocate(who, next),
  };
}

function allocate(who: string, bytes: number): Workspace {
  if (bytes > ADDRESSABLE) throw tooLarge(who, bytes);
  const memory = newMemory(who, bytes);
  const { bind, bindElementwise } = currentKernelBuild();
  return {
    memory,
    kernels: bind(memory),
    bindElementwise: bindElementwise && ((code) => bindElementwise(memory, code)),
    bytes,
    float32: (block) => new Float32Array(memory.buffer, block.address, block.length),
    float64: (block) => new Float64Array(memory.buffer, block.address, block.length),
    int32: (block) => new Int32Array(memory.buffer, block.address, block.length),
  };
}

function newMemory(who: string, bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    throw tooLarge(who, bytes);
  }
}

function tooLarge(who: string, bytes: number): InvalidInputError {
  return new InvalidInputError({
    who,
    expected: "a computation that fits in 4 GiB of memory",
    got: `one that needs ${(bytes / 2 ** 30).toFixed(1)} GiB`,
    remedy: "Use a smaller batch, fewer steps or fewer units",
  });
}
