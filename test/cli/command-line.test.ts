import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder, everythingIn, nullcline, quickly } from "./capture.ts";

let folder = "";
beforeAll(() => {
  folder = emptyFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands = ["train", "sweep", "import", "export", "fixed-points", "lyapunov", "fit", "data", "pca", "compare", "study", "list", "show"];

describe("the command line", () => {
  it("lists its commands, with examples, on --help", async () => {
    const { code, out, err } = await nullcline(folder, ["--help"]);
    expect([code, err]).toEqual([0, ""]);
    for (const command of commands) expect(out).toContain(`  ${command} `);
    expect(out).toContain("Examples:\n  nullcline train flip-flop --cell gru\n");
  });

  it.each(commands)("explains %s, with examples and the options that all commands share, on --help", async (command) => {
    const { code, out } = await nullcline(folder, [command, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`Examples:\n  nullcline ${command}`);
    expect(out).toContain("--json");
  });

  it("states the default of every training option on --help", async () => {
    const { out } = await nullcline(folder, ["train", "--help"]);
    const words = out.replaceAll(/\s+/g, " ");
    expect(words).toContain("--learning-rate <number> learning rate of the first step (default: 0.002)");
    expect(words).toContain("--l2-weights <number> penalty on the sum of squared weights (default: 0.000001)");
  });

  it("prints the package's version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    expect(await nullcline(folder, ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it.each<[string, readonly string[], string]>([
    ["a misspelt command", ["tran"], "nullcline: unknown command 'tran'. Did you mean train?"],
    ["a misspelt option of the program", ["--jsn"], "nullcline: unknown option '--jsn'. Did you mean --json?"],
    ["a misspelt option of a command", ["list", "--stor", "x"], "nullcline: unknown option '--stor'. Did you mean --store?"],
    ["a missing argument", ["show"], "nullcline: missing required argument 'run'. See \"nullcline --help\""],
    ["an unknown study", ["study", "universalty"], 'nullcline study: expected one of the studies universality, lyapunov, full-force, got "universalty". Did you mean "universality"?'],
    ["an unknown profile", ["study", "universality", "--profile", "huge"], "nullcline: option '--profile <name>' argument 'huge' is invalid. Allowed choices are smoke, quick, full. See \"nullcline --help\""],
  ])("answers %s with one message and exit code 2, and writes nothing", async (_, argv, message) => {
    expect(await nullcline(folder, argv)).toEqual({ code: 2, out: "", err: `${message}\n` });
    expect(everythingIn(folder)).toEqual([]);
  });

  it("shows its help on standard error when it is given nothing to do", async () => {
    const { code, out, err } = await nullcline(folder, []);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^Usage: nullcline/);
  });

  it("shows the stack of an error only with --verbose", async () => {
    const quiet = await nullcline(folder, ["train", "nothing"]);
    const verbose = await nullcline(folder, ["train", "nothing", "--verbose"]);
    expect(quiet.err.split("\n")).toHaveLength(2);
    expect(verbose.err).toMatch(/\n {4}at createTask/);
  });

  it("calls its own faults internal errors and exits with 1", async () => {
    const out = () => {
      throw new TypeError("of mine");
    };
    const { code, err } = await nullcline(folder, ["list"], { out });
    expect(err).toBe("nullcline: internal error: of mine. Run again with --verbose and report what it prints\n");
    expect(code).toBe(1);
  });

  it("lists tasks, cells and studies with their options", async () => {
    const { out } = await nullcline(folder, ["list"]);
    expect(out).toMatch(/\nflip-flop +Hold the sign .* bits=3 steps=64 pulseProbability=0\.25\n/);
    expect(out).toMatch(/\ngru +activation=tanh reset=before gateBias=1\n/);
    expect(out).toMatch(/\nuniversality +/);
    expect(out).not.toContain("passed");
  });

  it("lists the runs of the store, in the table and in JSON", async () => {
    const trained = await nullcline(folder, ["train", "flip-flop", ...quickly, "--json"]);
    const { id } = JSON.parse(trained.out) as { id: string };
    const { out } = await nullcline(folder, ["list"]);
    expect(out).toMatch(new RegExp(`\nrun +task +cell +units +seed +passed\n[- ]+\n${id} +flip-flop +vanilla +6 +0 +no\n$`));
    const json = JSON.parse((await nullcline(folder, ["list", "--json"])).out) as { runs: readonly unknown[]; cells: readonly { equations: readonly string[] }[] };
    expect(json.runs).toEqual([{ id, task: "flip-flop", cell: "vanilla", units: 6, seed: 0, passed: false }]);
    expect(json.cells[0].equations.length).toBeGreaterThan(0);
    const shown = await nullcline(folder, ["show", id.slice(0, 5), "--json"]);
    expect(JSON.parse(shown.out)).toEqual({ spec: JSON.parse(readFileSync(join(folder, "runs", id, "spec.json"), "utf8")) as unknown, result: JSON.parse(trained.out) as unknown });
  });
});
