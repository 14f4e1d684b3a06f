import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

// The page and its workers must be complete without Node: a module of Node's makes the bundler stop.
it("the studio and its workers use nothing of Node", async () => {
  const entryPoints = ["studio/src/main.tsx", ...workers()];
  const { errors, outputFiles } = await build({
    entryPoints, bundle: true, write: false, outdir: "out", format: "esm", platform: "browser", target: "es2022", splitting: true,
    alias: { "@nullcline": resolve("src") }, loader: { ".css": "empty" }, logLevel: "silent",
  });
  expect(errors).toEqual([]);
  expect(outputFiles.length).toBeGreaterThanOrEqual(entryPoints.length);
});

function workers(): string[] {
  const names = readdirSync("studio/src/workers").filter((name) => name.endsWith(".worker.ts"));
  return names.map((name) => `studio/src/workers/${name}`);
}
