import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { nativeKernels } from "../../src/kernels/native-kernels.node.ts";
import { root } from "../house/source-files.ts";

const { problem } = nativeKernels();
const skipped = problem === undefined ? "" : ` (skipped: ${problem.reason})`;

it.skipIf(problem !== undefined)(`the address and undefined-behaviour sanitizers find nothing in the native kernels${skipped}`, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/sanitize-native.mjs"], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  // The bits of all results, whatever the compiler and the processor.
  expect(stdout).toMatch(/^\d instruction sets agree on de2548529d89f4bd\n$/);
  expect(status).toBe(0);
});
