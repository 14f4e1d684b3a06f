import { build } from "esbuild";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runDetailSchema, runListSchema } from "./api.ts";
import { testFiles, testSpec } from "./test-store.ts";

it("goes into a page without Node, the tasks or the drawing of reports", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { metafile } = await build({ entryPoints: [fileURLToPath(new URL("./api.ts", import.meta.url))], bundle: true, platform: "browser", format: "esm", write: false, metafile: true, absWorkingDir: root });
  const own = Object.keys(metafile.inputs).map((path) => relative(root, `${root}${path}`)).filter((path) => !path.startsWith("node_modules/zod/"));
  expect(own.toSorted()).toEqual(["api", "complaint-schema", "lenient-number", "report-schema", "run-schema"].map((name) => `src/server/${name}.ts`));
});

it("takes a run's specification and result as they are stored, every part of them", () => {
  const spec = testSpec({ checkpoints: { every: 2 }, initialisation: { gain: 1.5 }, cell: { name: "gru", reset: "before" } });
  const result = JSON.parse(String(testFiles(spec).get("result.json"))) as { readonly id: string };
  const detail = { status: "whole", id: result.id, spec, result, checkpoints: [0, 2, 4], analyses: [] };
  expect(runDetailSchema.parse(detail)).toEqual(detail);
});

it("has NaN where a number could not travel as JSON", () => {
  const row = { status: "whole", id: "0", task: "t", cell: "c", units: 1, seed: 0, varying: [], passed: false, metrics: { error: null }, finalLoss: null, fingerprint: "f" };
  expect(runListSchema.parse({ total: 1, damaged: 0, offset: 0, columns: [], runs: [row] }).runs[0]).toMatchObject({ metrics: { error: NaN }, finalLoss: NaN });
});

it.each([
  ["a status of another kind", { status: "lost", id: "0" }],
  ["a damaged run without its reason", { status: "damaged", id: "0" }],
  ["a row that lacks a part", { status: "whole", id: "0" }],
])("refuses %s", (_, row) => {
  expect(runListSchema.safeParse({ total: 1, damaged: 0, offset: 0, columns: [], runs: [row] }).success).toBe(false);
});
