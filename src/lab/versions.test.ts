import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { KERNEL_BINARY_BASE64 } from "../kernels/binary.generated.ts";
import { currentVersions, nullclineVersion } from "./versions.ts";

it("Nullcline's version is its package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };
  expect(nullclineVersion()).toBe(version);
});

it("versions name the program, the kernels' binary and build, and Node", () => {
  const kernel = createHash("sha256").update(KERNEL_BINARY_BASE64).digest("hex").slice(0, 16);
  expect(currentVersions()).toEqual({ nullcline: nullclineVersion(), kernel, kernelBuild: "wasm simd128", node: process.version });
});
