import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSafetensors } from "../../src/formats/read-safetensors.ts";
import { writeSafetensors } from "../../src/formats/write-safetensors.ts";
import { badSafetensors } from "../fixtures/bad/safetensors.ts";
import { emptyFolder, everythingIn, nullcline, quickly } from "./capture.ts";

interface Points {
  readonly network: { readonly fingerprint: string };
  readonly input: readonly number[];
  readonly points: readonly { readonly state: readonly number[]; readonly q: number; readonly eigenvalues: readonly unknown[] }[];
}

let folder = "";
let id = "";
beforeAll(async () => {
  folder = emptyFolder();
  const { out } = await nullcline(folder, ["train", "flip-flop", ...quickly, "--out", "net.safetensors", "--json"]);
  id = (JSON.parse(out) as { id: string }).id;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const search = (...argv: readonly string[]) => nullcline(folder, ["fixed-points", ...argv, "--seeds", "64"]);

describe("nullcline fixed-points", () => {
  it("prints a labelled table, the census and the completeness check", async () => {
    const { code, out } = await search("net.safetensors");
    expect(code).toBe(0);
    expect(out).toMatch(/^point {2}stability +unstable \(dimensions\) {2}largest \|λ\| {2}slowest \(steps\) +q {2}hits \(seeds\)\n-/);
    expect(out).toMatch(/\nfixed points: \d+, by unstable dimensions: \d+ with 0/);
    expect(out).toMatch(/\nattempts: 64, of which \d+ converged/);
    expect(out).toMatch(/\nindex sum is [^\n]+\n$/);
  });

  it("finds points that are fixed, in the run as in its file, and keeps them with the run", async () => {
    const { out } = await search(id.slice(0, 8), "--json");
    const fromFile = await search("net.safetensors", "--json");
    const fromFolder = await search(join("runs", id), "--json");
    expect(fromFile.out).toBe(out);
    expect(fromFolder.out).toBe(out);
    const found = JSON.parse(out) as Points;
    expect(found.points.length).toBeGreaterThan(0);
    for (const { q, state, eigenvalues } of found.points) {
      expect(q).toBeLessThan(1e-20);
      expect([state.length, eigenvalues.length]).toEqual([6, 6]);
    }
    expect(readFileSync(join(folder, "runs", id, "fixed-points.json"), "utf8")).toBe(out);
  });

  it("searches under the input that it is given and writes where it is told", async () => {
    const { out, err } = await search("net.safetensors", "--input", "0.5,0,-1", "--out", "points.json", "--json");
    expect((JSON.parse(out) as Points).input).toEqual([0.5, 0, -1]);
    expect(readFileSync(join(folder, "points.json"), "utf8")).toBe(out);
    expect(err).toContain("points written to");
    rmSync(join(folder, "points.json"));
  });

  it("says so when a file does not know its task", async () => {
    const { metadata, tensors } = readSafetensors(readFileSync(join(folder, "net.safetensors")));
    const rest = new Map([...metadata].filter(([key]) => key !== "spec"));
    writeFileSync(join(folder, "bare.safetensors"), writeSafetensors({ metadata: rest, tensors }));
    const { code, err } = await search("bare.safetensors");
    expect(code).toBe(0);
    expect(err).toContain("does not say which task");
    rmSync(join(folder, "bare.safetensors"));
  });

  it.each<[string, readonly string[], string]>([
    ["an input of the wrong length", ["net.safetensors", "--input", "1,2"], "input: expected 3 numbers, one an input channel, got 2"],
    ["an input that is no number", ["net.safetensors", "--input", "1,x,2"], '--input: expected a number, got "x"'],
    ["a noise below nothing", ["net.safetensors", "--noise=-1"], "fixedPointSeeds.noise: expected zero or a positive number, got -1"],
    ["a file that is not there", ["none.safetensors"], "FOLDER/none.safetensors: expected a network file that can be read, got ENOENT. Check the path"],
    ["a run that is not there", ["zzzz"], 'run store: expected the id of a run in FOLDER/runs, or its first characters, got "zzzz". List the runs with "nullcline list"'],
  ])("says what is wrong with %s, exits with 2 and writes nothing", async (_, argv, message) => {
    const before = everythingIn(folder);
    const { code, out, err } = await search(...argv);
    expect(err.replaceAll(folder, "FOLDER")).toBe(`${message}\n`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(everythingIn(folder)).toEqual(before);
  });

  it.each(badSafetensors.map(({ title, bytes, message }) => [title, bytes, message] as const))("refuses %s by name", async (_, bytes, message) => {
    const path = join(folder, "bad.safetensors");
    writeFileSync(path, bytes);
    const { code, err } = await search("bad.safetensors");
    expect(err).toBe(`${path}: ${message}\n`);
    expect(code).toBe(2);
    rmSync(path);
  });

  it("names the tensor and index of a NaN weight", async () => {
    const { metadata, tensors } = readSafetensors(readFileSync(join(folder, "net.safetensors")));
    tensors.get("weight_hh_l0")!.data[8] = Number.NaN;
    writeFileSync(join(folder, "nan.safetensors"), writeSafetensors({ metadata, tensors }));
    const { err } = await search("nan.safetensors");
    expect(err.replaceAll(folder, "FOLDER")).toBe("FOLDER/nan.safetensors: expected finite weights, got NaN at weight_hh_l0[1, 2]. The training diverged or the file is damaged\n");
    rmSync(join(folder, "nan.safetensors"));
  });

  it("refuses a run that was tampered with", async () => {
    cpSync(join(folder, "runs", id), join(folder, "runs", "ffffffffffffffff"), { recursive: true });
    writeFileSync(join(folder, "runs", "ffffffffffffffff", "result.json"), "{");
    const { code, err } = await nullcline(folder, ["show", "ffff"]);
    expect(err).toContain("result.json: expected a whole file of a run, got Expected property name");
    expect(code).toBe(2);
    rmSync(join(folder, "runs", "ffffffffffffffff"), { recursive: true });
  });
});
