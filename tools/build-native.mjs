/**
 * Builds the native kernels, `build/nullcline-kernels.node`, from `native/`. Runs when the package is installed.
 * Where there is no C compiler, or the build fails, it says so in one line and succeeds all the same: the WebAssembly
 * kernels then serve. `build/native-build.json` keeps what happened, for `nullcline doctor`. Nothing is downloaded.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, compileKernels, findCompiler, FLAGS, instructionSets, Unavailable } from "./native-compiler.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "build");
const addon = join(folder, "nullcline-kernels.node");

function nodeHeaders() {
  try {
    return require("node-api-headers").include_dir;
  } catch {
    throw new Unavailable("the package node-api-headers is not installed");
  }
}

function build() {
  const sets = instructionSets();
  const compiler = findCompiler();
  const stamp = require("../native/stamp.cjs").buildStamp(root);
  const work = join(folder, `work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const kernels = compileKernels(compiler, root, work, []);
    const made = join(work, "addon.node");
    const link = process.platform === "darwin" ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared"];
    compile(compiler, root, [...FLAGS, `-I${nodeHeaders()}`, `-DNULLCLINE_STAMP="${stamp}"`, ...link, "native/addon.c", ...kernels, "-lm", "-o", made]);
    // A process that has the old file loaded keeps it: the new one takes its name, not its place.
    renameSync(made, addon);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return `built with ${compiler} for ${sets.map(({ name }) => name).join(", ")}`;
}

/** What happened, in words. Any failure counts: an installation must not end because of the kernels. */
function buildOrExplain() {
  try {
    return `native kernels ${build()}`;
  } catch (error) {
    rmSync(addon, { force: true });
    return `native kernels not built, WebAssembly serves: ${error instanceof Error ? error.message : String(error)}`;
  }
}

mkdirSync(folder, { recursive: true });
const message = buildOrExplain();
writeFileSync(join(folder, "native-build.json"), `${JSON.stringify({ message })}\n`);
console.log(`nullcline: ${message}`);
