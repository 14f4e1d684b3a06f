import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeBlocks, printedBy, promisedBy } from "./printed-by.ts";
import { root } from "./source-files.ts";

const readme = readFileSync(`${root}README.md`, "utf8");
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: Record<string, string>; bin: Record<string, string> };
const blocks = (language: string) => codeBlocks(readme, language);

test("the commands that the README promises exist", () => {
  const lines = blocks("sh").flatMap((block) => block.split("\n"));
  expect(lines).toContain("npm ci && npx nullcline study universality --profile smoke");
  expect(lines).toContain("npm ci && npm test");
  expect(Object.keys(manifest.bin)).toContain("nullcline");
  const scripts = lines.flatMap((line) => [...line.matchAll(/npm (?:run )?(test|check|lint|docs|test:long|build:kernels)\b/g)].map((match) => match[1]));
  for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
});

test("the README's library examples run as printed and print what their comments promise", async () => {
  const examples = blocks("ts");
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const promised = promisedBy(example);
    expect(promised.length).toBeGreaterThan(0);
    const printed = await printedBy(example);
    for (const text of promised) expect(printed).toContain(text);
  }
});

test("every file that the README links to exists", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]);
  for (const link of links) expect(() => readFileSync(`${root}${link}`), link).not.toThrow();
});

test("the example cell trains, travels in a file without its module, and opens for fixed points", async () => {
  const cell = readFileSync(`${root}examples/my-cell.mjs`, "utf8").replace("export default", "const cell =");
  const use = `import { createNetwork, createStream, findFixedPoints, fixedPointSeeds, flipFlop, networkAsMap, readNetworkFile, runNetwork, train, writeNetworkFile } from "nullcline";
    const task = flipFlop({ bits: 1, steps: 20 });
    const { network } = train(createNetwork({ cell, units: 8, inputs: 1, outputs: 1, seed: 1 }), task, { steps: 600, batch: 32, learningRate: 2e-2 }, 1);
    const opened = readNetworkFile(writeNetworkFile(network)).network;
    const { states, dimension } = runNetwork(opened, task.sample(createStream({ study: "example", purpose: "trials", seed: 1 }), 8));
    const seeds = fixedPointSeeds(Float64Array.from(states), dimension, createStream({ study: "example", purpose: "seeds", seed: 1 }), { count: 64 });
    console.log(opened.cell.name, findFixedPoints(networkAsMap(opened), seeds).census);`;
  expect(await printedBy(`${cell}\n${use}`)).toBe("ownTimeConstants [ 2, 1 ]\n");
});
