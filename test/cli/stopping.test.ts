import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emptyFolder, everythingIn, nullcline, quickly } from "./capture.ts";
import { endOf, spawnNullcline, type Ended } from "./spawn-nullcline.ts";

const root = new URL("../../", import.meta.url);
let folder = "";
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a process of its own; `onErr` may act on what it says on standard error. */
function run(argv: readonly string[], onErr: (text: string, child: ChildProcess) => void = () => {}, onStart: (child: ChildProcess) => void = () => {}): Promise<Ended> {
  const child = spawnNullcline(folder, argv);
  onStart(child);
  return endOf(child, onErr);
}

const endless = ["train", "flip-flop", "--units", "32", "--steps", "10000000"];

describe("a process of the command line", () => {
  it("puts the result, and nothing else, on standard output and exits with 0", async () => {
    const { code, out } = await run(["train", "flip-flop", ...quickly, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ finalLoss: expect.any(Number) as number });
  });

  it("ends without a complaint when its reader has seen enough", async () => {
    const { err } = await run(["--help"], undefined, (child) => child.stdout!.destroy());
    expect(err).toBe("");
  });

  it.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("stops on %s with exit code %d and leaves nothing half-written", async (signal, expected) => {
    let asked = false;
    const { code, out, err } = await run([...endless, "--json"], (_, child) => {
      if (!asked) setTimeout(() => child.kill(signal), 200);
      asked = true;
    });
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(err).toMatch(new RegExp(`\nnullcline: stopped by ${signal}; nothing half-written is left behind\n$`));
    expect(everythingIn(folder)).toEqual([]);
  });

  it("may train the same run as another process at the same time: both succeed, and the run is there once", async () => {
    const both = await Promise.all([run(["train", "flip-flop", ...quickly, "--json"]), run(["train", "flip-flop", ...quickly, "--json"])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both[1].out).toBe(both[0].out);
    expect(everythingIn(join(folder, "runs"))).toHaveLength(5);
  });

  it("says how to build the program where it is not built", async () => {
    mkdirSync(join(folder, "bin"));
    copyFileSync(new URL("bin/nullcline.js", root), join(folder, "bin", "nullcline.mjs"));
    const { code, out, err } = await endOf(spawn(process.execPath, [join(folder, "bin", "nullcline.mjs"), "list"]));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe('nullcline: expected the compiled program in dist, got none. In a fresh checkout run "npm ci" first, after a change "npm run build"\n');
  });
});

describe("Ctrl-C", () => {
  it("stops a study that trains on workers, which leaves no report and no half-written run", async () => {
    const onInterrupt = (handle: (signal: "SIGINT") => void) => {
      const timer = setTimeout(() => handle("SIGINT"), 800);
      return () => clearTimeout(timer);
    };
    const { code, out } = await nullcline(folder, ["study", "universality", "--profile", "smoke"], { onInterrupt });
    expect({ code, out }).toEqual({ code: 130, out: "" });
    expect(everythingIn(folder).filter((name) => name !== "runs")).toEqual([]);
  });

  it("stops a sweep, which keeps its finished runs and leaves nothing else", async () => {
    const grid = { task: { name: "flip-flop", bits: 1, steps: 10 }, cell: "vanilla", units: 4, evaluationTrials: 8, seeds: 2, training: { steps: [4, 10_000_000], batch: 4 } };
    writeFileSync(join(folder, "grid.json"), JSON.stringify({ ...grid, exclude: { seed: 1, training: { steps: 10_000_000 } } }));
    const onInterrupt = (handle: (signal: "SIGINT") => void) => {
      const timer = setInterval(() => runsKept() === 2 && handle("SIGINT"), 20);
      return () => clearInterval(timer);
    };
    const runsKept = () => (existsSync(join(folder, "runs")) ? readdirSync(join(folder, "runs")).filter((name) => !name.startsWith(".")).length : 0);
    const { code, out, err } = await nullcline(folder, ["sweep", "grid.json"], { onInterrupt });
    expect({ code, out }).toEqual({ code: 130, out: "" });
    expect(err).toContain("nullcline: stopped by SIGINT; nothing half-written is left behind\n");
    expect(readdirSync(join(folder, "runs")).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
