import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readRunFile } from "./read-run-file.ts";
import { openRunStore } from "./run-store.ts";

const ID = "0123456789abcdef";
let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-run-file-"));
  await openRunStore(folder).write(ID, new Map([["spec.json", '{"units": 3}'], ["result.json", "{}"]]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parse = (text: string) => JSON.parse(text) as unknown;

it("is what the parser makes of the file's text", async () => {
  expect(await readRunFile(openRunStore(folder), ID, "spec.json", parse)).toEqual({ units: 3 });
});

it("complains of a file that was cut off, by its path and with a remedy", async () => {
  const store = openRunStore(folder);
  writeFileSync(store.path(ID, "result.json"), '{"id": ');
  const complaint = `${store.path(ID, "result.json")}: expected a whole file of a run, got Unexpected end of JSON input. `;
  await expect(readRunFile(store, ID, "result.json", parse)).rejects.toThrow(`${complaint}Something other than Nullcline changed the run; delete its folder and train again`);
  await expect(readRunFile(store, ID, "result.json", parse, "Delete the file")).rejects.toThrow(`${complaint}Delete the file`);
});

it("complains of a file that is missing", async () => {
  await expect(readRunFile(openRunStore(folder), ID, "points.json", parse)).rejects.toThrow(/points\.json: expected a whole file of a run, got ENOENT/);
});
