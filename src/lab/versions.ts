import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { KERNEL_BINARY_BASE64 } from "../kernels/binary.generated.ts";
import { currentKernelBuild } from "../kernels/kernel-build.ts";

/** What computed a result. */
export interface Versions {
  readonly nullcline: string;
  /** Digest of the WebAssembly kernels' binary, for the record: equal digests give equal bits, and others mostly do. */
  readonly kernel: string;
  /** The build of the kernels that ran and its instruction set, e.g. `"native avx512"`; the bits do not depend on it. */
  readonly kernelBuild: string;
  readonly node: string;
  /** What the run was computed from, see `computationDigest`; results of early versions do not say. */
  readonly computation?: string;
}

/** The versions of this very program. */
export function currentVersions(): Versions {
  const kernel = createHash("sha256").update(KERNEL_BINARY_BASE64).digest("hex").slice(0, 16);
  const { name, instructionSet } = currentKernelBuild();
  return { nullcline: nullclineVersion(), kernel, kernelBuild: `${name} ${instructionSet}`, node: process.version };
}

/** Nullcline's own version, from the package that this file belongs to. */
export function nullclineVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
