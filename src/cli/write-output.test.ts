import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processIo } from "./cli-io.ts";
import { writeOutput } from "./write-output.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-output-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the file is written into a folder made for it, replaced the next time, and named each time", async () => {
  const said: string[] = [];
  const io = { ...processIo(), err: (text: string) => void said.push(text) };
  const path = join(folder, "new", "report.html");
  await writeOutput(path, "first", io, "report written to");
  await writeOutput(path, Uint8Array.of(50), io);
  expect(readFileSync(path, "utf8")).toBe("2");
  expect(said).toEqual([`report written to ${path}\n`, `written: ${path}\n`]);
});
