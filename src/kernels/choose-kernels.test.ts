import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { chooseKernels, workerKernelEnvironment } from "./choose-kernels.node.ts";
import { currentKernelBuild, type KernelBuild, setKernelBuild, wasmBuild } from "./kernel-build.ts";
import { nativeKernels, type NativeKernels } from "./native-kernels.node.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const build = (instructionSet: string): KernelBuild => ({ ...wasmBuild, name: "native", instructionSet });
const available: NativeKernels = { builds: [build("avx512"), build("sse2")] };
const absent: NativeKernels = { builds: [], problem: { reason: "native kernels not built: there is no C compiler", binary: "absent" } };
const stale: NativeKernels = { builds: [], problem: { reason: "the binary is stale", binary: "unusable" } };

describe("chooseKernels", () => {
  afterEach(() => setKernelBuild(wasmBuild));

  it("takes the native build with the best instruction set, and registers it", () => {
    expect(chooseKernels({}, () => available)).toEqual({ build: available.builds[0] });
    expect(currentKernelBuild()).toBe(available.builds[0]);
    expect(workerKernelEnvironment()).toEqual({ NULLCLINE_KERNELS: "native", NULLCLINE_NATIVE_ISA: "avx512" });
  });

  it("takes the instruction set that is asked for", () => {
    expect(chooseKernels({ NULLCLINE_KERNELS: "native", NULLCLINE_NATIVE_ISA: "sse2" }, () => available).build.instructionSet).toBe("sse2");
  });

  it("takes WebAssembly where it is asked for, without a look at the native kernels", () => {
    expect(chooseKernels({ NULLCLINE_KERNELS: "wasm" }, () => expect.unreachable())).toEqual({ build: wasmBuild });
    expect(workerKernelEnvironment()).toEqual({ NULLCLINE_KERNELS: "wasm", NULLCLINE_NATIVE_ISA: "" });
  });

  it("falls back to WebAssembly, silently where nothing was built and with a note where a binary does not fit", () => {
    expect(chooseKernels({ NULLCLINE_KERNELS: "auto" }, () => absent)).toEqual({ build: wasmBuild });
    expect(chooseKernels({}, () => stale)).toEqual({ build: wasmBuild, note: "nullcline: native kernels are not used: the binary is stale" });
  });

  it.each([
    [{ NULLCLINE_KERNELS: "fast" }, available, 'NULLCLINE_KERNELS: expected "auto", "native" or "wasm", got "fast"'],
    [{ NULLCLINE_NATIVE_ISA: "neon" }, available, 'NULLCLINE_NATIVE_ISA: expected an instruction set of this processor (avx512, sse2), got "neon"'],
    [{ NULLCLINE_KERNELS: "native" }, absent, "NULLCLINE_KERNELS: expected native kernels that can be used, got none: native kernels not built: there is no C compiler. Or leave the variable unset"],
    [{ NULLCLINE_KERNELS: "native" }, stale, "got none: the binary is stale"],
  ])("refuses %o with a message that names the variable", (environment, native, message) => {
    expect(() => chooseKernels(environment, () => native)).toThrow(InvalidInputError);
    expect(() => chooseKernels(environment, () => native)).toThrow(message);
    expect(currentKernelBuild()).toBe(wasmBuild);
  });
});

describe("nativeKernels", () => {
  /** A package folder with this one's sources and what `prepare` adds; the answer of nativeKernels there. */
  function inPackage(prepare: (folder: string) => void): NativeKernels {
    const folder = `${mkdtempSync(join(tmpdir(), "nullcline-native-"))}/`;
    try {
      for (const part of ["native", "tools"]) cpSync(`${root}${part}`, `${folder}${part}`, { recursive: true });
      mkdirSync(`${folder}build`);
      prepare(folder);
      return nativeKernels(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it("says that nothing was ever built, or why nothing could be", () => {
    expect(inPackage(() => {}).problem).toEqual({ reason: 'native kernels were never built. Build them again with "npm run build:native"', binary: "absent" });
    const told = inPackage((folder) => writeFileSync(`${folder}build/native-build.json`, JSON.stringify({ message: "native kernels not built, WebAssembly serves: there is no C compiler (tried cc)" })));
    expect(told.problem).toEqual({ reason: "native kernels not built, WebAssembly serves: there is no C compiler (tried cc)", binary: "absent" });
  });

  it("refuses a binary that cannot be loaded, as one of another platform", () => {
    const { builds, problem } = inPackage((folder) => writeFileSync(`${folder}build/nullcline-kernels.node`, "not a library"));
    expect(builds).toEqual([]);
    expect(problem?.binary).toBe("unusable");
    expect(problem?.reason).toMatch(/^the binary cannot be loaded: .*Build them again with "npm run build:native"$/);
  });

  it.skipIf(nativeKernels().problem !== undefined)("refuses a binary of other sources", () => {
    const { problem } = inPackage((folder) => {
      cpSync(`${root}build/nullcline-kernels.node`, `${folder}build/nullcline-kernels.node`);
      writeFileSync(`${folder}native/kernels.c`, "/* changed */");
    });
    expect(problem?.binary).toBe("unusable");
    expect(problem?.reason).toMatch(/^the binary is stale: its stamp is [0-9a-f]{16}, the sources' is [0-9a-f]{16}\. Build them again/);
  });
});
