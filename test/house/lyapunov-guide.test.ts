import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeNpz } from "../../src/formats/write-npz.ts";
import { emptyFolder, nullcline } from "../cli/capture.ts";
import { codeBlocks, printedBy, promisedBy } from "./printed-by.ts";
import { root } from "./source-files.ts";

const guide = readFileSync(`${root}docs/guides/lyapunov.md`, "utf8");

describe("the guide to Lyapunov spectra", () => {
  let folder: string;
  let run: string;
  beforeAll(async () => {
    folder = emptyFolder();
    for (const cell of ["gru", "lstm"]) {
      const spec = { task: { name: "flip-flop", steps: 10 }, cell: { name: cell }, units: 6, evaluationTrials: 32, training: { steps: 8, batch: 4 }, checkpoints: { every: 4 } };
      writeFileSync(join(folder, `${cell}.json`), JSON.stringify(spec));
      const { out } = await nullcline(folder, ["train", "--spec", `${cell}.json`, "--out", `${cell}.safetensors`, "--json"]);
      run = (JSON.parse(out) as { id: string }).id;
    }
    writeFileSync(join(folder, "drive.npz"), writeNpz(new Map([["input", { shape: [100, 3], data: Float64Array.from({ length: 300 }, (_, k) => (k % 5) / 5) }]])));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const commands = codeBlocks(guide, "sh").flatMap((block) => block.trim().split("\n")).map((line) => line.replace(/\s+#.*$/, ""));

  it("names commands of the spectrum and of the study", () => {
    expect(commands.filter((command) => command.startsWith("nullcline lyapunov "))).toHaveLength(6);
    expect(commands.filter((command) => command.startsWith("nullcline study lyapunov "))).toHaveLength(1);
  });

  it.each(commands.filter((command) => command.startsWith("nullcline lyapunov ")))("gives a command that works: %s", async (command) => {
    const argv = command.split(" ").slice(1).map((word) => (word === "3f2a" ? run : word === "10" ? "5" : word));
    const workers = argv.includes("--checkpoints") ? ["--workers", "1"] : [];
    const { code, out } = await nullcline(folder, [...argv, "--steps", "30", "--transient", "10", ...workers]);
    expect(code).toBe(0);
    expect(out).toContain("exponent");
    const report = argv[argv.indexOf("--report") + 1];
    if (argv.includes("--report")) expect(existsSync(join(folder, report))).toBe(true);
  }, 30_000);

  it.each(codeBlocks(guide, "ts").map((example) => ({ example, name: example.split("\n")[0] })))("has an example that prints what it promises: $name", async ({ example }) => {
    const promised = promisedBy(example);
    expect(promised.length).toBe(example.match(/^console\.log/gm)?.length);
    expect((await printedBy(example)).trim().split("\n")).toEqual(promised);
  }, 30_000);
});
