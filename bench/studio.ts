/**
 * Measures the studio in headless Chromium and writes its part of bench/RESULTS.md: training in the page's worker against
 * Node, first paint, sizes, and frames a second of the turning space under software rendering.
 *
 *   npx tsx bench/studio.ts [--rounds 3] [--steps 400] [--cells vanilla,gru] [--out FILE]
 *
 * Close everything else first.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { startStudio } from "../test/studio/studio-page.ts";
import { describeMachine } from "./machine.ts";
import { withPart } from "./results-page.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    steps: { type: "string", default: "400" },
    cells: { type: "string", default: "vanilla,gru,lstm" },
    out: { type: "string", default: fileURLToPath(new URL("RESULTS.md", import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
const steps = Number(values.steps);

interface TrainingCase {
  readonly cell: string;
  readonly units: number;
}

const cases = ([{ cell: "vanilla", units: 64 }, { cell: "gru", units: 64 }, { cell: "lstm", units: 128 }] as readonly TrainingCase[]).filter(({ cell }) => values.cells.split(",").includes(cell));

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

function inNode({ cell, units }: TrainingCase, kernels: string): { readonly milliseconds: number; readonly fingerprint: string } {
  const spec = JSON.stringify({ task: { name: "flip-flop" }, cell: { name: cell }, units, training: { steps } });
  const printed = execFileSync(process.execPath, ["--import", "tsx", "bench/studio-node.ts", spec], { encoding: "utf8", env: { ...process.env, NULLCLINE_KERNELS: kernels } });
  return JSON.parse(printed) as { milliseconds: number; fingerprint: string };
}

async function inPage(page: Page, { cell, units }: TrainingCase): Promise<{ readonly milliseconds: number; readonly fingerprint: string }> {
  await page.getByLabel("Cell", { exact: true }).selectOption(cell);
  await page.getByLabel("Units", { exact: true }).fill(String(units));
  await page.getByLabel("Optimiser steps", { exact: true }).fill(String(steps));
  await page.getByRole("button", { name: /^Open/u }).click();
  await page.getByText(`0 of ${steps} steps`).waitFor();
  await page.waitForTimeout(500);
  const milliseconds = await page.evaluate<number>(timedTraining(steps));
  await page.getByTestId("fingerprint").waitFor();
  return { milliseconds, fingerprint: (await page.getByTestId("fingerprint").textContent())! };
}

/** Presses Train and times the steps from the 30th on; as text, since a loader's helpers do not exist in the page. */
function timedTraining(total: number): string {
  return `(async () => {
    const progress = document.querySelector("[data-testid=progress]");
    const done = () => Number(progress.textContent.split(" ")[0]);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
    [...document.querySelectorAll("button")].find((each) => each.textContent === "Train").click();
    while (done() < 30) await turn();
    const [from, began] = [done(), performance.now()];
    while (done() < ${total}) await turn();
    return (performance.now() - began) / (${total} - from);
  })()`;
}

async function firstPaint(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") resolve(startTime);
  }).observe({ type: "paint", buffered: true }))`);
}

/** Frames that the space draws in a second of turning by key. */
async function framesWhileTurning(page: Page): Promise<number> {
  await page.locator("canvas").first().focus();
  return page.evaluate<number>(`(async () => {
    const canvas = document.querySelector("canvas");
    let frames = 0;
    const began = performance.now();
    while (performance.now() - began < 2000) {
      canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
      frames++;
    }
    return (1000 * frames) / (performance.now() - began);
  })()`);
}

async function initialScript(address: string): Promise<number> {
  const html = await (await fetch(address)).text();
  const files = [...html.matchAll(/(?:src|href)="(\.\/[^"]+\.(?:js|css))"/gu)].map(([, name]) => name);
  let bytes = 0;
  for (const name of files.filter((each) => each.endsWith(".js"))) bytes += gzipSync(Buffer.from(await (await fetch(new URL(name, address))).arrayBuffer())).length;
  return bytes;
}

const studio = await startStudio();
const rows: string[] = [];
for (const bench of cases) {
  const page = await studio.open({ width: 1440 });
  const measured = { page: [] as number[], wasm: [] as number[], native: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const [here, wasm, native] = [await inPage(page, bench), inNode(bench, "wasm"), inNode(bench, "auto")];
    if (new Set([here.fingerprint, wasm.fingerprint, native.fingerprint]).size !== 1) throw new Error(`${bench.cell}: page and Node do not agree`);
    measured.page.push(here.milliseconds);
    measured.wasm.push(wasm.milliseconds);
    measured.native.push(native.milliseconds);
  }
  const perStep = median;
  rows.push(`| ${bench.cell} | ${bench.units} | ${perStep(measured.page).toFixed(2)} | ${perStep(measured.wasm).toFixed(2)} | **${(median(measured.page) / median(measured.wasm)).toFixed(2)}** | ${perStep(measured.native).toFixed(2)} |`);
  console.log(rows.at(-1));
  await page.close();
}
const paints: number[] = [];
for (let round = 0; round < 5; round++) {
  const fresh = await studio.open({ width: 1440 });
  await fresh.getByText("0 of 1500 steps").waitFor();
  paints.push(await firstPaint(fresh));
  await fresh.close();
}
const page = await studio.open({ width: 1440 });
await page.getByText("0 of 1500 steps").waitFor();
await page.waitForTimeout(1000);
const facts = [
  `- first contentful paint from the local server, headless Chromium, empty cache: ${median(paints).toFixed(0)} ms (median of 5)`,
  `- initial script: ${(await initialScript(studio.address) / 1000).toFixed(0)} kB gzip`,
  `- the turning space, software rendering at 1440 px: ${(await framesWhileTurning(page)).toFixed(0)} frames a second`,
];
console.log(facts.join("\n"));
await studio.close();
const part = `## The studio's page

- ${new Date().toISOString().slice(0, 10)}, ${describeMachine()}; ${studio.browser.version()} headless
- flip-flop, T = 64, ${steps} optimiser steps of 64 trials, medians of ${rounds} rounds in turns; pages draw loss, trials and space meanwhile; same fingerprint in all three

Milliseconds an optimiser step, from the 30th on. The ratio is the page over Node on the same WebAssembly kernels: 1.10 is the most that the page may take.

| cell | N | page's worker | Node, WebAssembly | ratio | Node, native |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

${facts.join("\n")}`;
writeFileSync(values.out, withPart(part, existsSync(values.out) ? readFileSync(values.out, "utf8") : ""));
