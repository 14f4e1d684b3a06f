import { KERNEL_BINARY_BASE64 } from "../kernels/binary.generated.ts";
import { currentKernelBuild } from "../kernels/kernel-build.ts";
import { sha256 } from "../numeric/sha256.ts";

/** What computed a result. */
export interface Versions {
  readonly nullcline: string;
  /** Digest of the WebAssembly kernels' binary, for the record: equal digests give equal bits, and others mostly do. */
  readonly kernel: string;
  /** The build of the kernels that ran and its instruction set, e.g. `"native avx512"`; the bits do not depend on it. */
  readonly kernelBuild: string;
  /** Node's version; left out where a browser computed it. */
  readonly node?: string;
  /** What the run was computed from, see `computationDigest`; results of early versions do not say. */
  readonly computation?: string;
}

/** The package's version, written here because a browser has no package to read; a test holds the two together. */
const NULLCLINE_VERSION = "0.1.0";

const KERNEL_DIGEST = sha256(KERNEL_BINARY_BASE64).slice(0, 16);

/** The versions of this very program. */
export function currentVersions(): Versions {
  const { name, instructionSet } = currentKernelBuild();
  const inNode = typeof process === "undefined" ? {} : { node: process.version };
  return { nullcline: NULLCLINE_VERSION, kernel: KERNEL_DIGEST, kernelBuild: `${name} ${instructionSet}`, ...inNode };
}

/** Nullcline's own version. */
export function nullclineVersion(): string {
  return NULLCLINE_VERSION;
}
