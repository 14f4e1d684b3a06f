import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { nativeKernels } from "../../src/kernels/native-kernels.node.ts";
import { root } from "../house/source-files.ts";

const { problem } = nativeKernels();
const skipped = problem === undefined ? "" : ` (skipped: ${problem.reason})`;

it.skipIf(problem !== undefined)(`the address and undefined-behaviour sanitizers find nothing in the native kernels${skipped}`, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/sanitize-native.mjs"], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  // The bits of all results: those of GCC and Clang, of x86 and of ARM.
  expect(stdout).toMatch(/^\d instruction sets agree on cb09c56757a2e35c\n$/);
  expect(status).toBe(0);
});
