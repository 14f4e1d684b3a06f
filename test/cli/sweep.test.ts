import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planSweep } from "../../src/lab/plan-sweep.ts";
import { emptyFolder, everythingIn, nullcline } from "./capture.ts";

let folder = "";
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const small = "task: { name: flip-flop, bits: 1, steps: 10 }\ncell: vanilla\nunits: [4, 6]\nevaluationTrials: 8\ntraining: { steps: 8, batch: 4 }\n";
const wild = `${small.replace("steps: 8", "steps: 8, learningRate: [0.01, 1.0e+30], finalLearningRate: 1.0e+30, clip: 0").replace("vanilla", "{ name: vanilla, activation: relu }").replace("[4, 6]", "4")}seeds: 2\n`;

function sweep(yaml: string, ...argv: readonly string[]) {
  writeFileSync(join(folder, "grid.yaml"), yaml);
  return nullcline(folder, ["sweep", "grid.yaml", ...argv]);
}

interface Summary {
  readonly configurations: readonly { readonly trained: number; readonly reused: number; readonly failed: number }[];
  readonly failures: readonly { readonly id: string; readonly seed: number; readonly attempts: number; readonly message: string }[];
}

describe("nullcline sweep", () => {
  it("says beforehand what there is to do, trains it, and trains nothing twice", async () => {
    const first = await sweep(small, "--workers", "1");
    expect(first.err).toMatch(/^sweep grid.yaml: 2 runs, 0 already in the store, 2 to train\nestimate from the first steps of 2 kinds of network: (?:about|less than) .+ and \d+ MB of memory on 1 worker\n/);
    expect(first.out).toMatch(/^units  runs  trained  reused  failed  passed\n-+.*\n4 +1 +1 +0 +0 +\d\n6 +1 +1 +0 +0 +\d\n$/);
    expect(first.code).toBe(0);
    const again = await sweep(`${small}seeds: 2`, "--workers", "1", "--json");
    expect(again.err).toContain("sweep grid.yaml: 4 runs, 2 already in the store, 2 to train\n");
    expect((JSON.parse(again.out) as Summary).configurations.map(({ trained, reused }) => [trained, reused])).toEqual([[1, 1], [1, 1]]);
    const finished = await sweep(`${small}seeds: 2`);
    expect(finished.err).toBe("sweep grid.yaml: 4 runs, 4 already in the store, 0 to train\n");
    expect(finished.code).toBe(0);
  });

  it("says which stored runs another version of the code made, and trains them again when asked to", async () => {
    await sweep(small.replace("[4, 6]", "4"), "--workers", "1");
    const [id] = everythingIn(join(folder, "runs")).flatMap((path) => path.match(/^[0-9a-f]{16}/) ?? []);
    const file = join(folder, "runs", id, "result.json");
    const result = readFileSync(file, "utf8");
    writeFileSync(file, result.replace(/("computation":")[^"]*/, "$1of another version"));
    const kept = await sweep(small.replace("[4, 6]", "4"));
    expect(kept.err).toContain("note: 1 of the reused runs were made by another version of the code; --other-versions retrain trains them again\n");
    expect(readFileSync(file, "utf8")).toContain("of another version");
    const again = await sweep(small.replace("[4, 6]", "4"), "--other-versions", "retrain", "--workers", "1");
    expect(again.err).not.toContain("another version");
    expect(readFileSync(file, "utf8")).toBe(result);
  });

  it("only estimates in a dry run", async () => {
    const { code, out } = await sweep(`${small}seeds: 3`, "--dry-run", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ toTrain: 6, columns: ["units"], estimate: { seconds: expect.any(Number) as number, bytes: expect.any(Number) as number } });
    expect(everythingIn(folder)).toEqual(["grid.yaml"]);
  });

  it("reports failures by configuration, records them in the store, and exits with 2", async () => {
    const { code, out, err } = await sweep(wild, "--json");
    const { configurations, failures } = JSON.parse(out) as Summary;
    expect(configurations.map(({ trained, failed }) => [trained, failed])).toEqual([[0, 2], [0, 2]]);
    expect(failures.map(({ seed, attempts }) => [seed, attempts])).toEqual([[0, 1], [0, 1], [1, 1], [1, 1]]);
    expect(err).toContain(`nullcline sweep: expected every run to succeed, got 4 of 4 that failed, the first with "training: expected a finite loss and gradient`);
    expect(code).toBe(2);
    expect(everythingIn(join(folder, "runs", "failures"))).toEqual(failures.map(({ id }) => `${id}.json`).toSorted());
    const record: unknown = JSON.parse(readFileSync(join(folder, "runs", "failures", `${failures[0].id}.json`), "utf8"));
    expect(record).toMatchObject({ id: failures[0].id, spec: { cell: { name: "vanilla" } }, error: { name: "DivergenceError", message: failures[0].message }, attempts: 1 });
  });

  it("shows progress, rate and failures on standard error", async () => {
    let clock = 0;
    writeFileSync(join(folder, "grid.yaml"), small);
    const { err } = await nullcline(folder, ["sweep", "grid.yaml", "--workers", "1"], { now: () => (clock += 6000) });
    expect(err).toMatch(/sweep: \d+ %, .*left, \d\/2 runs, \d\.\d+ steps\/s\n/);
  });

  it.each<[string, readonly string[], string]>([
    ["half a worker", ["--workers", "0.5"], '--workers: expected a whole number, 1 or more, got "0.5"'],
    ["no workers", ["--workers", "0"], '--workers: expected a whole number, 1 or more, got "0"'],
    ["retries in words", ["--retries", "twice"], '--retries: expected a whole number, 0 or more, got "twice"'],
    ["a store that is a file", ["--store", "grid.yaml"], "nullcline: expected to be able to use FOLDER/grid.yaml, got ENOTDIR (scandir). Check that the path exists, may be used and has room"],
  ])("refuses %s", async (_, argv, message) => {
    const { code, out, err } = await sweep(small, ...argv);
    expect(err.replaceAll(folder, "FOLDER")).toBe(`${message}\n`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it("names the place of a mistake in its file, and trains nothing", async () => {
    const { code, err } = await sweep(`${small}seeds: none`);
    expect(err).toBe('grid.yaml:6:8: expected seeds to be how many, one or more, or a list of them, got "none"\n');
    expect(code).toBe(2);
    expect(everythingIn(folder)).toEqual(["grid.yaml"]);
  });

  it("trains cells of one's own beside built-in ones", async () => {
    const source = new URL("../../src/", import.meta.url).href;
    const cell = (keep: string) => `import { defineCell } from "${source}cells/define-cell.ts";
import { tanh } from "${source}cells/expression.ts";
export default defineCell("mine", ({ state, linear, input, options }) => ({ h: state("h").times(options.keep).plus(tanh(linear("drive", state("h"), input))) }), { keep: ${keep} });
`;
    writeFileSync(join(folder, "one.mjs"), cell("0.5"));
    writeFileSync(join(folder, "two.mjs"), cell("0.25"));
    const { code, out } = await sweep(small.replace("cell: vanilla\nunits: [4, 6]", "cell: [vanilla, ./one.mjs, { name: ./two.mjs, keep: 0.75 }]\nunits: 4"), "--workers", "1", "--json");
    expect(code).toBe(0);
    const { columns, configurations } = JSON.parse(out) as { readonly columns: readonly string[]; readonly configurations: readonly { readonly configuration: readonly string[] }[] };
    expect(columns).toEqual(["cell", "cell.graph"]);
    expect(configurations.map(({ configuration: [name] }) => name)).toEqual(["vanilla", "mine", "mine"]);
    rmSync(join(folder, "one.mjs"));
    expect((await sweep(small.replace("vanilla", "./one.mjs"))).err).toBe("./one.mjs: expected a module that exports a cell, got no such file. Check the path\n");
  });

  it("keeps checkpoints, which show names", async () => {
    const { out } = await sweep(`${small.replace("[4, 6]", "4")}checkpoints: [{ every: 4 }, { at: [0, 3] }]\n`, "--workers", "1", "--json");
    expect((JSON.parse(out) as { columns: readonly string[] }).columns).toEqual(["checkpoints.every", "checkpoints.at"]);
    const kept = everythingIn(join(folder, "runs")).filter((name) => name.includes("checkpoints/"));
    expect(kept.map((name) => name.slice(17)).toSorted()).toEqual(["checkpoints/0.safetensors", "checkpoints/0.safetensors", "checkpoints/3.safetensors", "checkpoints/4.safetensors", "checkpoints/8.safetensors"]);
    const [listed] = kept.filter((name) => name.endsWith("/3.safetensors"));
    expect((await nullcline(folder, ["show", listed.slice(0, 16)])).out).toMatch(/\ncheckpoints +after 0, 3 steps\n/);
  });

  it("accepts the grids of the guide", () => {
    const guide = readFileSync(new URL("../../docs/guides/sweeps.md", import.meta.url), "utf8");
    const examples = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => parse(yaml) as object);
    expect(examples.map((example) => planSweep({ task: "flip-flop", cell: "gru", ...example }).runs.length)).toEqual([80, 2]);
  });

  it("refuses a store of another version", async () => {
    mkdirSync(join(folder, "runs"));
    writeFileSync(join(folder, "runs", "store.json"), '{"version":9}');
    const { code, err } = await sweep(small);
    expect(err.replaceAll(folder, "FOLDER")).toBe("FOLDER/runs/store.json: expected a run store of version 1, got 9. Use the version of Nullcline that made it, or another --store\n");
    expect(code).toBe(2);
  });
});

describe("nullcline list", () => {
  it("lists the other runs when one is damaged, and says which and why", async () => {
    await sweep(small, "--workers", "1");
    const [damaged, whole] = everythingIn(join(folder, "runs")).filter((name) => name.length === 16);
    const file = join(folder, "runs", damaged, "result.json");
    for (const [content, problem] of [["{", "Expected property name"], ['{"id":"x"}', "a file with an unusable fingerprint"]]) {
      writeFileSync(file, content);
      const { code, out, err } = await nullcline(folder, ["list", "--json"]);
      expect(code).toBe(0);
      expect(err).toContain(`${file}: expected a whole file of a run, got ${problem}`);
      expect(JSON.parse(out)).toMatchObject({ runs: [{ id: whole }], damaged: [{ id: damaged }] });
    }
  });
});
