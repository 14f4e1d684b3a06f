import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { badSweeps } from "../../test/fixtures/bad/sweeps.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { planSweep, type SweepPlan } from "./plan-sweep.ts";
import { readSweepFile } from "./read-sweep-file.ts";

let path = "";
beforeAll(() => {
  path = join(mkdtempSync(join(tmpdir(), "nullcline-grid-")), "sweep.yaml");
});
afterAll(() => rmSync(join(path, ".."), { recursive: true, force: true }));

async function plan(content: string | Uint8Array): Promise<SweepPlan> {
  writeFileSync(path, content);
  const { sweep, placeOf } = await readSweepFile(path, "sweep.yaml");
  return planSweep(sweep, { placeOf });
}

async function complaint(content: string | Uint8Array): Promise<string> {
  const error: unknown = await plan(content).catch((problem: unknown) => problem);
  if (error instanceof InvalidInputError) return error.message;
  throw new Error(`expected a complaint, got ${String(error)}`);
}

describe("a sweep file", () => {
  it("may be YAML with comments, or JSON", async () => {
    const yaml = await plan("# cells\ntask: flip-flop\ncell:\n  - gru # gated\n  - vanilla\nseeds: 2\n");
    expect(await plan('{"task": "flip-flop", "cell": ["gru", "vanilla"], "seeds": 2}')).toEqual(yaml);
    expect(yaml.runs.map(({ configuration, spec }) => [...configuration, spec.seed])).toEqual([["gru", 0], ["vanilla", 0], ["gru", 1], ["vanilla", 1]]);
  });

  it.each(badSweeps.map((bad) => [bad.title, bad] as const))("is refused for %s, with its place", async (_, { yaml, message }) => {
    const said = await complaint(yaml);
    expect(said.replace(/run [0-9a-f]{16} /, "run RUN ")).toBe(message);
  });

  it("is refused when it is not text, too long, or not there", async () => {
    expect(await complaint(Uint8Array.of(0x61, 0xff, 0xfe))).toBe("sweep.yaml: expected a file that can be read, got bytes that are not UTF-8 text. Check the path");
    expect(await complaint(`# ${" ".repeat(256 * 1024)}`)).toBe("sweep.yaml: expected a sweep file of at most 256 KiB, got 257 KiB");
    await expect(readSweepFile(join(path, "..", "none.yaml"), "none.yaml")).rejects.toThrow("none.yaml: expected a file that can be read, got ENOENT. Check the path");
  });

  it("gives a plan or a complaint with a place, whatever it says", async () => {
    const value = fc.constantFrom("3", "gru", "[1, 2]", "{name: gru}", "[]", "null", "{", "*a", "&a 1", "- x", "'", "|", "0.1", "true", "flip-flop", "[flip-flop, sine]", "{every: 3}");
    const line = fc.tuple(fc.constantFrom("task", "cell", "units", "seeds", "training", "exclude", "checkpoints", "x", "  y", "- z", "? q"), value).map(([key, text]) => `${key}: ${text}`);
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n")));
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const outcome: unknown = await plan(content).catch((problem: unknown) => problem);
        if (outcome instanceof InvalidInputError) expect(outcome.message).toMatch(/^sweep\.yaml(:\d+:\d+)?: /);
        else expect((outcome as SweepPlan).runs.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});
