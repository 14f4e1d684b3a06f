import { Command } from "commander";
import { cpus } from "node:os";
import { chooseKernels, type KernelEnvironment } from "../kernels/choose-kernels.node.ts";
import { type KernelBuild, wasmBuild } from "../kernels/kernel-build.ts";
import { nativeKernels, type NativeKernels } from "../kernels/native-kernels.node.ts";
import { measureProduct, type ProductSize } from "../lab/measure-product.ts";
import { nullclineVersion } from "../lab/versions.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CliIo } from "./cli-io.ts";
import type { Settings } from "./settings.ts";
import { formatTable } from "./table.ts";

const EXAMPLES = `
Examples:
  nullcline doctor
  NULLCLINE_KERNELS=wasm nullcline doctor
  nullcline doctor --json`;

/** The products of a recurrent step with 64 trials and 64, 128, 256 units. */
const SIZES: readonly ProductSize[] = [64, 128, 256].map((units) => ({ rows: 64, columns: units, inner: units }));

/** `nullcline doctor`: which kernels this machine has, which are used and why, and how fast they are. */
export function doctorCommand(io: CliIo, settings: Settings): Command {
  return new Command("doctor")
    .summary("say which kernels this machine can use, and how fast they are")
    .description("Say which builds of the numerical kernels this machine can use, which one is used and why, and measure their matrix product on one core.")
    .addHelpText("after", EXAMPLES)
    .action(() => {
      const report = examine(process.env, nativeKernels(), io.now);
      io.out(settings.json ? `${JSON.stringify(report)}\n` : formatDoctorReport(report));
    });
}

/** What the doctor found. */
export interface DoctorReport {
  readonly nullcline: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  /** The build in use, e.g. `"native avx512"`, or why none can be used as the environment asks. */
  readonly inUse: string;
  /** Whether the environment's wishes can be met. */
  readonly healthy: boolean;
  /** Why there are no native kernels; absent where there are. */
  readonly nativeMissing?: string;
  /** GFLOP/s of each build for each size, in the order of `sizes`. */
  readonly builds: readonly { readonly name: string; readonly gigaflops: readonly number[] }[];
  readonly sizes: readonly ProductSize[];
}

const nameOf = ({ name, instructionSet }: KernelBuild): string => `${name} ${instructionSet}`;

/** Examines this machine; `now` is a clock in milliseconds. */
export function examine(environment: KernelEnvironment, native: NativeKernels, now: () => number): DoctorReport {
  const builds = [wasmBuild, ...native.builds].map((build) => ({ name: nameOf(build), gigaflops: SIZES.map((size) => measureProduct(build, size, now)) }));
  return {
    nullcline: nullclineVersion(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? "unknown",
    ...choiceIn(environment, native),
    ...(native.problem === undefined ? {} : { nativeMissing: native.problem.reason }),
    builds,
    sizes: SIZES,
  };
}

function choiceIn(environment: KernelEnvironment, native: NativeKernels): { inUse: string; healthy: boolean } {
  try {
    return { inUse: nameOf(chooseKernels(environment, () => native).build), healthy: true };
  } catch (error) {
    if (error instanceof InvalidInputError) return { inUse: `none. ${error.message}`, healthy: false };
    throw error;
  }
}

/** The report as text for a terminal. */
export function formatDoctorReport(report: DoctorReport): string {
  const columns = report.sizes.map(({ rows, columns: width, inner }) => ({ label: `${rows}×${inner}×${width}`, unit: "GFLOP/s", align: "right" as const }));
  const rows = report.builds.map(({ name, gigaflops }) => [name, ...gigaflops.map((value) => value.toFixed(0))]);
  return [
    `Nullcline ${report.nullcline}, Node ${report.node}, ${report.platform}, ${report.processor}`,
    `Kernels in use: ${report.inUse}`,
    ...(report.nativeMissing === undefined ? [] : [`Why only WebAssembly: ${report.nativeMissing}`]),
    "",
    formatTable([{ label: "matrix product, one core", align: "left" }, ...columns], rows),
  ].join("\n");
}
