import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root, withoutComments } from "./source-files.ts";

const code = withoutComments(readFileSync(`${root}src/index.ts`, "utf8"));

/** The names in `export { … }` lists, `type` ones told apart; a renamed export counts by its new name. */
function listedExports(): { readonly types: string[]; readonly values: string[] } {
  const names = [...code.matchAll(/\bexport\s+(type\s+)?\{([^}]*)\}/g)].flatMap(([, type, list]) =>
    list.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map((entry) => `${type ?? ""}${entry}`));
  const renamed = (entry: string) => entry.replace(/^type\s+/, "").replace(/^\w+\s+as\s+/, "");
  return {
    types: names.filter((entry) => /^type\s/.test(entry)).map(renamed).toSorted(),
    values: names.filter((entry) => !/^type\s/.test(entry)).map(renamed).toSorted(),
  };
}

test("what src/index.ts exports is what the checked-in list says; `vitest run -u` rewrites the list", async () => {
  const { types, values } = listedExports();
  const list = [...values, ...types.map((name) => `type ${name}`)];
  await expect(`${list.join("\n")}\n`).toMatchFileSnapshot("./public-surface.txt");
});

test("everything is exported by name, and every listed value is there", async () => {
  const surface = (await import("../../src/index.ts")) as Record<string, unknown>;
  expect(Object.keys(surface).toSorted()).toEqual(listedExports().values);
  expect(Object.values(surface)).not.toContain(undefined);
});

test("the package's entry points at the built public surface", () => {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { exports: Record<string, unknown> };
  expect(manifest.exports["."]).toEqual({
    node: { types: "./dist/index.node.d.ts", default: "./dist/index.node.js" },
    types: "./dist/index.d.ts",
    default: "./dist/index.js",
  });
});
