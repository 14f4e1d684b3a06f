import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, sourceFiles, withoutComments, type SourceFile } from "./source-files.ts";

/** From the ground up: a room may use the rooms before it, never those after it. */
const ROOMS = ["numeric", "kernels", "cells", "compile", "network", "tasks", "training", "dynamics", "similarity", "formats", "lab", "studies", "report", "server", "cli"];

/** Rooms that must not know each other although the order would allow it. */
const STRANGERS: Readonly<Record<string, readonly string[]>> = {
  tasks: ["kernels", "cells", "compile", "network"],
  dynamics: ["cells", "compile", "network", "tasks", "training"],
  similarity: ["tasks", "training"],
};

const NEUTRAL_ROOMS = ROOMS.slice(0, ROOMS.indexOf("lab"));

const files = sourceFiles();
const roomOf = (path: string) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined);
const neutralFiles = files.filter(({ path }) => NEUTRAL_ROOMS.includes(roomOf(path) ?? "") && !path.endsWith(".node.ts"));

function misplacedImports({ path, code }: SourceFile): string[] {
  const room = roomOf(path);
  if (room === undefined) return [];
  const targets = importsOf(code).filter((specifier) => specifier.startsWith(".")).map((specifier) => posix.join(posix.dirname(path), specifier));
  return targets.filter((target) => !mayUse(room, roomOf(target))).map((target) => `${path} → ${target}`);
}

function mayUse(room: string, target: string | undefined): boolean {
  if (target === room) return true;
  return target !== undefined && ROOMS.includes(target) && ROOMS.indexOf(target) < ROOMS.indexOf(room) && !STRANGERS[room]?.includes(target);
}

test("every folder of src is a room", () => {
  const found = new Set(files.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
  expect([...found].filter((room) => !ROOMS.includes(room))).toEqual([]);
  expect(found.size).toBeGreaterThan(8);
});

test("a room imports only from itself and the rooms before it", () => {
  expect(files.flatMap(misplacedImports)).toEqual([]);
});

describe("in the platform-neutral rooms", () => {
  const offences = (pattern: RegExp) => neutralFiles.flatMap(({ path, code }) => [...code.matchAll(pattern)].map((match) => `${path}: ${match[0]}`));

  test("no file imports a Node module", () => {
    expect(neutralFiles.flatMap(({ path, code }) => importsOf(code).filter((name) => name.startsWith("node:")).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  test("no file touches Node's or a page's globals", () => {
    expect(offences(/(?<![\w.$"'`-])(document|window|navigator|localStorage|process|Buffer|globalThis)\s*\.\s*\w+/g)).toEqual([]);
  });

  test("no file uses a Math function whose last bits differ between engines", () => {
    expect(offences(/\bMath\s*\.\s*(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|random)\b/g)).toEqual([]);
  });

  test("no file raises anything but a written number to a power, since ** is Math.pow", () => {
    const powers = (code: string) => [...code.replaceAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g, '""').matchAll(/\S+\s*\*\*\s*\S+/g)].map(([power]) => power);
    expect(neutralFiles.flatMap(({ path, code }) => powers(code).map((power) => `${path}: ${power}`)).filter((offence) => !/[\s(]\d+\s*\*\*/.test(offence))).toEqual([]);
  });

  test("no file reads the clock", () => {
    expect(offences(/\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/g)).toEqual([]);
  });
});

describe("the rules themselves", () => {
  test("an import from a later room, from a stranger and from the public surface are all caught", () => {
    const at = (path: string, ...specifiers: string[]) => misplacedImports({ path, code: specifiers.map((name) => `import { x } from "${name}";`).join("\n") });
    expect(at("numeric/a.ts", "../cells/gru.ts")).toEqual(["numeric/a.ts → cells/gru.ts"]);
    expect(at("tasks/a.ts", "../network/network.ts")).toEqual(["tasks/a.ts → network/network.ts"]);
    expect(at("cells/a.ts", "../index.ts")).toEqual(["cells/a.ts → index.ts"]);
    expect(at("studies/universality/a.ts", "../claim.ts", "../../dynamics/fixed-point.ts", "zod")).toEqual([]);
  });

  test("all forms of import are seen, those in comments are not", () => {
    const code = `import "./a.ts";\nimport type { B } from './b.ts';\nexport { c } from "./c.ts";\nconst d = await import("./d.ts");\n// import "./e.ts"\n/* from "./f.ts" */ const url = "https://x"; import g from "./g.ts";`;
    expect(importsOf(withoutComments(code))).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./g.ts"]);
  });
});
