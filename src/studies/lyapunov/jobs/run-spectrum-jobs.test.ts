import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRunStore } from "../../../lab/run-store.ts";
import type { KeptJob } from "../../kept-jobs.ts";
import type { RandomFinding } from "../findings.ts";
import { runSpectrumJobs, spectrumFolder, spectrumJob } from "./run-spectrum-jobs.ts";
import type { SpectrumTask } from "./spectrum-task.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nullcline-spectra-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Four measured steps: too few for an error, which is not a number then. */
const short = spectrumJob({ kind: "random", chosen: { kind: "rate", units: 5, gain: 2, noise: 0, seed: 1, timePerStep: 0.1, time: 0.4, share: 1 } }, 1);
const lost = spectrumJob({ kind: "checkpoint", folder: "", run: "0123456789abcdef", weights: "none", step: 0, drive: { kind: "silence" }, options: {} }, 2);

it("keeps records but no failures, gives kept ones as they were, and does again what cannot be read", async () => {
  const store = openRunStore(folder);
  const heard: string[] = [];
  const onJob = ({ name }: KeptJob<SpectrumTask>, from: string) => heard.push(`${name.split("-")[0]} ${from}`);
  const run = () => runSpectrumJobs<RandomFinding>(store, [short, lost], { workers: 1, onJob });
  const [first, failed] = await run();
  if (!("record" in first && "failure" in failed)) throw new Error("expected a record and a failure");
  expect(failed.failure.message).toMatch(/spec\.json: expected a whole file of a run/);
  expect(first.record.errors).toEqual([NaN, NaN, NaN, NaN, NaN]);
  expect(first.record.exponents).toHaveLength(5);
  const file = `${short.name}.json`;
  expect(await readdir(spectrumFolder(store))).toEqual([file]);
  expect((await run())[0]).toEqual(first);
  await writeFile(join(spectrumFolder(store), file), (await readFile(join(spectrumFolder(store), file), "utf8")).slice(0, 40));
  expect((await run())[0]).toEqual(first);
  expect(heard).toEqual(["checkpoint work", "random work", "random folder", "checkpoint work", "checkpoint work", "random work"]);
}, 60_000);

it("names records by what they depend on, and not by where the store is", () => {
  const at = (place: string, step: number) => spectrumJob({ kind: "checkpoint", folder: place, run: "r", weights: "w", step, drive: { kind: "silence" }, options: {} }, 1).name;
  expect(at("/a", 1)).toBe(at("/b", 1));
  expect(at("/a", 1)).not.toBe(at("/a", 2));
});
