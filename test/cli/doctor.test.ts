import { afterEach, expect, it } from "vitest";
import { type DoctorReport, examine, formatDoctorReport } from "../../src/cli/doctor-command.ts";
import { setKernelBuild, wasmBuild } from "../../src/kernels/kernel-build.ts";
import type { NativeKernels } from "../../src/kernels/native-kernels.node.ts";
import { nullcline } from "./capture.ts";

const absent: NativeKernels = { builds: [], problem: { reason: "native kernels not built: there is no C compiler", binary: "absent" } };
const other: NativeKernels = { builds: [{ ...wasmBuild, name: "native", instructionSet: "avx2" }] };

/** A clock that passes a second whenever it is read, so that one product is timed at a time. */
function slowClock(): () => number {
  let time = 0;
  return () => (time += 1000);
}

afterEach(() => setKernelBuild(wasmBuild));

it("names the build in use and measures every build there is", () => {
  const report = examine({}, other, slowClock());
  expect(report).toMatchObject({ inUse: "native avx2", healthy: true });
  expect(report.builds.map(({ name }) => name)).toEqual(["wasm simd128", "native avx2"]);
  // One product a second: 2·64³, 2·64·128² and 2·64·256² operations.
  for (const { gigaflops } of report.builds) expect(gigaflops).toEqual([524_288e-9, 2_097_152e-9, 8_388_608e-9]);
  expect(report).not.toHaveProperty("nativeMissing");
});

it("says why there are no native kernels", () => {
  const report = examine({}, absent, slowClock());
  expect(report).toMatchObject({ inUse: "wasm simd128", healthy: true, nativeMissing: "native kernels not built: there is no C compiler" });
  expect(formatDoctorReport(report)).toContain("Kernels in use: wasm simd128\nWhy only WebAssembly: native kernels not built: there is no C compiler\n");
});

it("reports also where the environment's wish cannot be met, with the error that other commands end with", () => {
  const report = examine({ NULLCLINE_KERNELS: "native" }, absent, slowClock());
  expect(report.healthy).toBe(false);
  expect(report.inUse).toMatch(/^none\. NULLCLINE_KERNELS: expected native kernels that can be used, got none/);
});

it("answers on the command line, as a table and as JSON", async () => {
  const table = await nullcline(".", ["doctor"], { now: slowClock() });
  expect(table).toMatchObject({ code: 0, err: "" });
  expect(table.out).toMatch(/^matrix product, one core +64×64×64 \(GFLOP\/s\) +64×128×128 \(GFLOP\/s\) +64×256×256 \(GFLOP\/s\)$/m);
  expect(table.out).toMatch(/^wasm simd128 /m);
  const { out } = await nullcline(".", ["doctor", "--json"], { now: slowClock() });
  expect((JSON.parse(out) as DoctorReport).builds[0].name).toBe("wasm simd128");
});
