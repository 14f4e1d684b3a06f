/** How the sources in `native/` are compiled: shared by the build and by the sanitizer run. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Exact IEEE arithmetic: nothing fused, nothing reordered. `errno` and traps are not part of a result. */
export const FLAGS = ["-std=gnu11", "-O3", "-fPIC", "-ffp-contract=off", "-fno-fast-math", "-fno-math-errno", "-fno-trapping-math", "-fvisibility=hidden"];

/** By architecture: each instruction set with its flags, the bytes of a vector and the rows of the tallest tile that fit its registers. */
const INSTRUCTION_SETS = {
  x64: [
    { name: "avx512", flags: ["-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mprefer-vector-width=512"], vectorBytes: 64, rows: 8 },
    { name: "avx2", flags: ["-mavx2"], vectorBytes: 32, rows: 4 },
    { name: "sse2", flags: ["-msse2"], vectorBytes: 16, rows: 4 },
  ],
  arm64: [{ name: "neon", flags: [], vectorBytes: 16, rows: 8 }],
};

/** Why there can be no native kernels here. */
export class Unavailable extends Error {}

/** The instruction sets of this architecture. */
export function instructionSets() {
  const sets = process.platform === "win32" ? undefined : INSTRUCTION_SETS[process.arch];
  if (sets === undefined) throw new Unavailable(`there are none for ${process.platform} on ${process.arch}`);
  return sets;
}

/** The C compiler's name: `CC`, or the first that runs. */
export function findCompiler() {
  const candidates = process.env.CC === undefined ? ["cc", "gcc", "clang"] : [process.env.CC];
  const found = candidates.find((name) => spawnSync(name, ["--version"]).status === 0);
  if (found === undefined) throw new Unavailable(`there is no C compiler (tried ${candidates.join(", ")})`);
  return found;
}

/** Runs the compiler in `root`; its first complaint is the error. */
export function compile(compiler, root, args) {
  const { status, stderr, error } = spawnSync(compiler, args, { encoding: "utf8", cwd: root });
  if (status === 0) return;
  const detail = error?.message ?? stderr.split("\n").find((line) => line.includes("error")) ?? `exit status ${status}`;
  throw new Unavailable(`the C compiler failed: ${detail.trim()}`);
}

/** Compiles the kernels once for each instruction set into `folder`; returns the object files. */
export function compileKernels(compiler, root, folder, flags) {
  return instructionSets().map(({ name, flags: own, vectorBytes, rows }) => {
    const object = join(folder, `${name}.o`);
    const definitions = [`-DINSTRUCTION_SET=${name}`, `-DVECTOR_BYTES=${vectorBytes}`, `-DMAX_ROWS=${rows}`];
    compile(compiler, root, [...FLAGS, ...own, ...flags, ...definitions, "-c", "native/kernels.c", "-o", object]);
    return object;
  });
}
