import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readNetworkFile } from "../../src/formats/read-network-file.ts";
import { emptyFolder, everythingIn, nullcline, quickly } from "./capture.ts";

let folder = "";
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly id: string;
  readonly fingerprint: string;
}

const train = (...argv: readonly string[]) => nullcline(folder, ["train", ...argv]);

describe("nullcline train", () => {
  it("keeps the run, copies the network and prints the score as a table", async () => {
    const { code, out, err } = await train("flip-flop", ...quickly, "--cell", "gru", "--out", "net.safetensors");
    expect(code).toBe(0);
    expect(out).toMatch(/^what +value\n-+ {2}-+\nrun +[0-9a-f]{16}\n/);
    expect(out).toMatch(/\ncell +gru \(activation tanh, reset before, gateBias 1\)\n/);
    expect(out).toMatch(/\ntraining +8 steps of 4 trials\n/);
    expect(out).toMatch(/\nmeanSquaredError +\d/);
    const id = /run +([0-9a-f]{16})/.exec(out)![1];
    expect(everythingIn(join(folder, "runs", id))).toEqual(["progress.jsonl", "result.json", "spec.json", "weights.safetensors"]);
    expect(readFileSync(join(folder, "net.safetensors"))).toEqual(readFileSync(join(folder, "runs", id, "weights.safetensors")));
    expect(err).toBe(`run ${id}: gru with 6 units on flip-flop, 8 steps\nrun kept in ${join(folder, "runs", id)}\nnetwork copied to ${join(folder, "net.safetensors")}\n`);
  });

  it("prints one JSON value and nothing else with --json", async () => {
    const { code, out } = await train("flip-flop", ...quickly, "--json");
    expect(code).toBe(0);
    expect(out).toMatch(/^[^\n]+\n$/);
    const result = JSON.parse(out) as Result;
    expect(everythingIn(join(folder, "runs"))).toContain(result.id);
    expect(JSON.parse(readFileSync(join(folder, "runs", result.id, "result.json"), "utf8"))).toEqual(result);
  });

  it("gives the same bits twice, and reuses the run the second time", async () => {
    const first = await train("sine", "--units", "4", "--steps", "3", "--batch", "2", "--json");
    const elsewhere = await train("sine", "--units", "4", "--steps", "3", "--batch", "2", "--json", "--store", "other");
    const again = await train("sine", "--units", "4", "--steps", "3", "--batch", "2", "--json");
    expect(elsewhere.out).toBe(first.out);
    expect(again.out).toBe(first.out);
    expect(again.err).toContain("the store held it already; nothing was trained");
  });

  it("trains from a specification file, which options override", async () => {
    writeFileSync(join(folder, "spec.json"), JSON.stringify({ task: { name: "flip-flop", steps: 10 }, cell: { name: "ugrnn" }, units: 5, training: { steps: 2, batch: 2 } }));
    const { out } = await train("--spec", "spec.json", "--seed", "4", "--batch", "3", "--json");
    const spec: unknown = JSON.parse(readFileSync(join(folder, "runs", (JSON.parse(out) as Result).id, "spec.json"), "utf8"));
    expect(spec).toMatchObject({ task: { name: "flip-flop", steps: 10 }, cell: { name: "ugrnn" }, units: 5, seed: 4, training: { steps: 2, batch: 3 } });
  });

  it("trains a cell of one's own from a module, and the run can be opened without the module", async () => {
    const source = new URL("../../src/", import.meta.url).href;
    writeFileSync(join(folder, "my-cell.mjs"), `import { defineCell } from "${source}cells/define-cell.ts";
import { tanh } from "${source}cells/expression.ts";
export const mine = defineCell("mine", ({ state, linear, input, options }) => {
  const h = state("h");
  return { h: h.times(options.keep).plus(tanh(linear("drive", h, input)).times(1 - options.keep)) };
}, { keep: 0.5 });
export const unrelated = 3;
`);
    const { code, out, err } = await train("flip-flop", ...quickly, "--cell", "./my-cell.mjs", "--cell-option", "keep=0.75", "--json");
    expect(err).not.toContain("expected");
    expect(code).toBe(0);
    rmSync(join(folder, "my-cell.mjs"));
    const bytes = readFileSync(join(folder, "runs", (JSON.parse(out) as Result).id, "weights.safetensors"));
    const { cell } = readNetworkFile(bytes).network;
    expect(cell.name).toBe("mine");
    expect(cell.equations.join("\n")).toContain("0.75");
    const shown = await nullcline(folder, ["show", (JSON.parse(out) as Result).id.slice(0, 6)]);
    expect(shown.out).toContain("mine (a cell of one's own)");
  });

  it("reports progress on standard error only", async () => {
    let clock = 0;
    const now = () => (clock += 3000);
    const { out, err } = await nullcline(folder, ["train", "flip-flop", ...quickly, "--json"], { now });
    expect(err).toMatch(/train flip-flop: \d+ %, \d\/8 steps, \d\.\d+ steps\/s, \d+ s left, loss \d/);
    expect(out.split("\n")).toHaveLength(2);
  });

  it.each<[string, readonly string[], string]>([
    ["an unknown task", ["flipflop"], 'createTask: expected one of the tasks flip-flop, sine, integration, next-character, oscillation, ready-set-go, got "flipflop". Did you mean "flip-flop"?'],
    ["an unknown cell", ["flip-flop", "--cell", "gur"], 'cell: expected one of vanilla, leakyRate, ugrnn, gru, lstm, got "gur". Did you mean "gru"?'],
    ["a misspelt cell option", ["flip-flop", "--cell", "gru", "--cell-option", "gate=1"], 'cell gru: expected an option among activation, reset, gateBias, got "gate"'],
    ["a misspelt task option", ["flip-flop", "--task-option", "bit=1"], 'flip-flop: expected one of the options bits, steps, pulseProbability, got "bit". Did you mean "bits"?'],
    ["an assignment without a value", ["flip-flop", "--task-option", "bits"], '--task-option: expected NAME=VALUE, got "bits"'],
    ["a number that is none", ["flip-flop", "--units", "many"], '--units: expected a number, got "many"'],
    ["half a unit", ["flip-flop", "--units", "1.5"], "nullcline train: expected units to be a whole number, got 1.5"],
    ["a negative penalty", ["flip-flop", "--l2-weights", "-1"], "nullcline train: expected training.l2Weights to be at least 0, got -1"],
    ["a schedule that is misspelt", ["flip-flop", "--schedule", "cosin"], 'nullcline train: expected training.schedule to be one of exponential, cosine, constant, got "cosin". Did you mean "cosine"?'],
    ["no task", [], 'nullcline train: expected a task, got none. Name one of the tasks of "nullcline list", as in "nullcline train flip-flop"'],
    ["a misspelt option", ["flip-flop", "--sed", "3"], "nullcline: unknown option '--sed'. Did you mean --seed?"],
    ["an option without its value", ["flip-flop", "--seed"], "nullcline: option '--seed <number>' argument missing. See \"nullcline --help\""],
    ["two tasks", ["flip-flop", "sine"], 'nullcline: too many arguments for \'train\'. Expected 1 argument but got 2. See "nullcline --help"'],
    ["another kind of file for --out", ["flip-flop", "--out", "net.pt"], "--out: expected a file name that ends in .safetensors, got FOLDER/net.pt"],
    ["a folder for --out that is not there", ["flip-flop", "--out", "no/net.safetensors"], "--out: expected a file in a folder that exists, got FOLDER/no/net.safetensors. Create FOLDER/no first"],
    ["a module that is not there", ["flip-flop", "--cell", "./none.mjs"], "./none.mjs: expected a module that exports a cell, got no such file. Check the path"],
    ["a specification that is not there", ["--spec", "none.json"], "none.json: expected a file that can be read, got ENOENT. Check the path"],
  ])("says what is wrong with %s, exits with 2 and writes nothing", async (_, argv, message) => {
    const { code, out, err } = await train(...argv);
    expect(err.replaceAll(folder, "FOLDER")).toBe(`${message}\n`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(everythingIn(folder)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["misspells a key", '{"task":{"name":"sine"},"unit":3}', 'spec.json: expected the keys task, cell, units, seed, evaluationTrials, training, initialisation, checkpoints, got "unit". Did you mean "units"?'],
    ["is no JSON", "task: sine", "spec.json: expected JSON, got Unexpected token 'a', \"task: sine\" is not valid JSON"],
    ["is a list", "[]", "spec.json: expected a JSON object, got []"],
    ["states a key twice", '{"task":{"name":"sine"},"seed":1,"seed":2}', 'spec.json: expected each key once, got "seed" twice. Remove one of them'],
    ["has no task", '{"units":3}', 'spec.json: expected a task, got none. Name one of the tasks of "nullcline list", as in "nullcline train flip-flop"'],
  ])("refuses a specification file that %s", async (_, text, message) => {
    writeFileSync(join(folder, "spec.json"), text);
    const { code, err } = await train("--spec", "spec.json");
    expect(err.replaceAll(folder, "FOLDER")).toBe(`${message}\n`);
    expect(code).toBe(2);
    expect(everythingIn(folder)).toEqual(["spec.json"]);
  });

  it("names the step at which training diverges, and keeps no run", async () => {
    const { code, err } = await train("flip-flop", ...quickly, "--cell-option", "activation=relu", "--learning-rate", "1e30", "--final-learning-rate", "1e30", "--clip", "0");
    expect(err).toMatch(/finite/);
    expect(code).toBe(2);
    expect(everythingIn(folder)).toEqual([]);
  });

  it("refuses a module that exports no cell", async () => {
    writeFileSync(join(folder, "my-cell.mjs"), "export const a = 1;");
    const { err } = await train("flip-flop", "--cell", "./my-cell.mjs");
    expect(err).toBe("./my-cell.mjs: expected one cell made by defineCell among the exports, got 0. Export the cell as the module's default\n");
  });

  it("says in words that a store cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await train("flip-flop", ...quickly, "--store", "file/runs");
    expect(err.replaceAll(folder, "FOLDER").split("\n")[1]).toBe("nullcline: expected to be able to use FOLDER/file/runs, got ENOTDIR (scandir). Check that the path exists, may be used and has room");
    expect(code).toBe(2);
  });
});
