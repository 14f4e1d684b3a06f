/**
 * How long `nullcline data` takes to describe an HDF5 file of 2 GB, as a whole process: start, library, header, answer.
 * Usage, after npm run build: taskset -c 1 npx tsx bench/recording-header.ts [repetitions]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import * as hdf5 from "h5wasm/node";

const TRIALS = 256;
const SIZE = 8 * TRIALS * 1000 * 1000;

const folder = mkdtempSync(join(tmpdir(), "nullcline-header-"));
const path = join(folder, "session.h5");

/** A dataset of 2 GB of which one chunk is written, in a file as long as all of it; the rest is a hole. */
async function writeSparseFile(): Promise<void> {
  await hdf5.ready;
  const file = new hdf5.File(path, "w");
  const rates = file.create_dataset({ name: "rates", data: new Float64Array(1000 * 100).fill(1), shape: [1, 1000, 100], maxshape: [TRIALS, 1000, 1000], chunks: [1, 1000, 100], dtype: "<d" });
  rates.resize([TRIALS, 1000, 1000]);
  file.close();
  truncateSync(path, SIZE);
}

function secondsOf(...argv: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [new URL("../bin/nullcline.js", import.meta.url).pathname, ...argv]);
  return (performance.now() - start) / 1000;
}

await writeSparseFile();
const repetitions = Number(process.argv[2] ?? 5);
const times = (...argv: readonly string[]) => Array.from({ length: repetitions }, () => secondsOf(...argv)).toSorted((a, b) => a - b);
const words = (seconds: readonly number[]) => `${seconds[Math.floor(seconds.length / 2)].toFixed(2)} s (${seconds[0].toFixed(2)} to ${seconds.at(-1)!.toFixed(2)})`;
console.log(`nullcline data on ${(statSync(path).size / 1e9).toFixed(2)} GB: ${words(times("data", path))}; nullcline --version: ${words(times("--version"))}; load ${loadavg()[0].toFixed(1)}, Node ${process.version}`);
rmSync(folder, { recursive: true });
