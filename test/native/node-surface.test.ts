import { afterAll, expect, it } from "vitest";
import * as neutral from "../../src/index.ts";
import { currentKernelBuild, setKernelBuild, wasmBuild } from "../../src/kernels/kernel-build.ts";
import { nativeKernels } from "../../src/kernels/native-kernels.node.ts";

afterAll(() => setKernelBuild(wasmBuild));

it("on Node the package has the same surface and what needs its threads and files, and runs on the best kernels that it has there", async () => {
  const { builds } = nativeKernels();
  expect(currentKernelBuild()).toBe(wasmBuild);
  const onNode = await import("../../src/index.node.ts");
  expect(Object.keys(onNode).toSorted()).toEqual([...Object.keys(neutral), "openRecordingFile", "populationDistanceMatrix"].toSorted());
  const forced = process.env["NULLCLINE_KERNELS"] === "wasm";
  expect(currentKernelBuild().instructionSet).toBe(forced ? "simd128" : (process.env["NULLCLINE_NATIVE_ISA"] ?? builds[0]?.instructionSet ?? "simd128"));
});
