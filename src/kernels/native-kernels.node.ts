import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ElementwiseFunction } from "./elementwise-code.ts";
import type { KernelBuild } from "./kernel-build.ts";
import type { Kernels } from "./kernels.ts";

/** What `native/addon.c` exports. */
interface Addon {
  /** What this processor runs, best first. */
  readonly instructionSets: readonly string[];
  /** What the binary was built from. */
  readonly stamp: string;
  readonly bind: (buffer: ArrayBuffer, instructionSet: string) => Kernels;
  readonly bindElementwise: (
    buffer: ArrayBuffer, instructionSet: string, bytesPerElement: 4 | 8,
    planes: number, temporaries: number, constants: Float64Array, instructions: Int32Array,
  ) => ElementwiseFunction;
}

/** The native kernels that this process can use. */
export interface NativeKernels {
  /** One for each instruction set of the processor, best first. */
  readonly builds: readonly KernelBuild[];
  /** Why there are none, and whether there is a binary all the same. */
  readonly problem?: { readonly reason: string; readonly binary: "absent" | "unusable" };
}

const REBUILD = 'Build them again with "npm run build:native"';

/** The package's folder, which holds `native/` and `build/`. */
const packageRoot = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Loads the native kernels that were built when the package in `root` was installed. A binary of other sources, or of
 * another platform, is refused. Never throws.
 */
export function nativeKernels(root: string = packageRoot): NativeKernels {
  const path = `${root}build/nullcline-kernels.node`;
  if (!existsSync(path)) return { builds: [], problem: { reason: whyNotBuilt(root), binary: "absent" } };
  try {
    return buildsOf(createRequire(path)(path) as Addon, root);
  } catch (error) {
    return unusable(`the binary cannot be loaded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
}

function buildsOf(addon: Addon, root: string): NativeKernels {
  const { buildStamp } = createRequire(import.meta.url)(`${root}native/stamp.cjs`) as { buildStamp: (root: string) => string };
  const stamp = buildStamp(root);
  if (addon.stamp !== stamp) return unusable(`the binary is stale: its stamp is ${addon.stamp}, the sources' is ${stamp}`);
  return { builds: addon.instructionSets.map((set) => nativeBuild(addon, set)) };
}

function nativeBuild(addon: Addon, instructionSet: string): KernelBuild {
  return {
    name: "native",
    instructionSet,
    bind: ({ buffer }) => addon.bind(buffer as ArrayBuffer, instructionSet),
    bindElementwise: ({ buffer }, { precision, planes, temporaries, constants, instructions }) =>
      addon.bindElementwise(buffer as ArrayBuffer, instructionSet, precision === "float32" ? 4 : 8, planes, temporaries, constants, instructions),
  };
}

function unusable(reason: string): NativeKernels {
  return { builds: [], problem: { reason: `${reason}. ${REBUILD}`, binary: "unusable" } };
}

function whyNotBuilt(root: string): string {
  try {
    const { message } = JSON.parse(readFileSync(`${root}build/native-build.json`, "utf8")) as { readonly message: string };
    return message;
  } catch {
    return `native kernels were never built. ${REBUILD}`;
  }
}
