import { InvalidInputError } from "../numeric/errors.ts";
import { currentKernelBuild, type KernelBuild, setKernelBuild, wasmBuild } from "./kernel-build.ts";
import { nativeKernels, type NativeKernels } from "./native-kernels.node.ts";

/** What a user may ask for, by environment variable. */
export interface KernelEnvironment {
  /** `wasm`, `native` or, by default, `auto`: native where it is available. */
  readonly NULLCLINE_KERNELS?: string | undefined;
  /** One of the native build's instruction sets; by default the best that the processor has. */
  readonly NULLCLINE_NATIVE_ISA?: string | undefined;
}

/** The build in use from now on. */
export interface KernelChoice {
  readonly build: KernelBuild;
  /** Said once to the user when a native binary is there that could not be used. */
  readonly note?: string;
}

/**
 * Chooses the kernels of this process as the environment asks, and registers them. For entry points on Node.
 *
 * @throws InvalidInputError when a setting is not known, or native kernels are demanded that are not available.
 */
export function chooseKernels(environment: KernelEnvironment, load: () => NativeKernels = nativeKernels): KernelChoice {
  const choice = choose(environment, load);
  setKernelBuild(choice.build);
  return choice;
}

/** The environment in which a worker uses the same kernels as this process. */
export function workerKernelEnvironment(): KernelEnvironment {
  const { name, instructionSet } = currentKernelBuild();
  return { NULLCLINE_KERNELS: name, NULLCLINE_NATIVE_ISA: name === "native" ? instructionSet : "" };
}

function choose(environment: KernelEnvironment, load: () => NativeKernels): KernelChoice {
  const wanted = environment.NULLCLINE_KERNELS || "auto";
  if (wanted === "wasm") return { build: wasmBuild };
  if (wanted !== "native" && wanted !== "auto") throw new InvalidInputError({ who: "NULLCLINE_KERNELS", expected: '"auto", "native" or "wasm"', got: JSON.stringify(wanted) });
  const { builds, problem } = load();
  if (problem === undefined) return { build: withInstructionSet(builds, environment.NULLCLINE_NATIVE_ISA) };
  if (wanted === "native") throw unavailable(problem.reason);
  return problem.binary === "absent" ? { build: wasmBuild } : { build: wasmBuild, note: `nullcline: native kernels are not used: ${problem.reason}` };
}

function withInstructionSet(builds: readonly KernelBuild[], wanted: string | undefined): KernelBuild {
  const found = wanted ? builds.find(({ instructionSet }) => instructionSet === wanted) : builds[0];
  if (found !== undefined) return found;
  const names = builds.map(({ instructionSet }) => instructionSet).join(", ");
  throw new InvalidInputError({ who: "NULLCLINE_NATIVE_ISA", expected: `an instruction set of this processor (${names})`, got: JSON.stringify(wanted) });
}

function unavailable(reason: string): InvalidInputError {
  return new InvalidInputError({
    who: "NULLCLINE_KERNELS",
    expected: "native kernels that can be used",
    got: `none: ${reason}`,
    remedy: "Or leave the variable unset: WebAssembly gives the same results, slower",
  });
}
