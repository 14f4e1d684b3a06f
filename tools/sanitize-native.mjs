/**
 * Compiles the native kernels with the address and undefined-behaviour sanitizers and runs all of them over random
 * shapes (`test/native/sanitize.c`). Exits 1 when a sanitizer complains or instruction sets disagree.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, compileKernels, findCompiler, FLAGS } from "./native-compiler.mjs";

const SANITIZE = ["-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = findCompiler();
const folder = mkdtempSync(join(tmpdir(), "nullcline-sanitize-"));
try {
  const program = join(folder, "sanitize");
  compile(compiler, root, [...FLAGS, ...SANITIZE, "test/native/sanitize.c", ...compileKernels(compiler, root, folder, SANITIZE), "-lm", "-o", program]);
  process.exitCode = spawnSync(program, { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
