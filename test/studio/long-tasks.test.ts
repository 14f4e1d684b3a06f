import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

/** A task that takes longer than this is felt: the limit of the Long Tasks specification, in microseconds. */
const LONG = 50_000;
/** Scripts that the first picture needs, in bytes as they are sent. */
const FIRST_SCRIPTS = 300_000;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  /** Microseconds of processor time that the thread spent: a busy machine does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Processor time of each task of the page's main thread while something is done, in microseconds, longest first. */
async function mainThreadTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] }, transferMode: "ReportEvents" });
  await work();
  const complete = new Promise<void>((resolve) => { session.once("Tracing.tracingComplete", () => resolve()); });
  await session.send("Tracing.end");
  await complete;
  const isMain = new Set(events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ name, pid, tid, ph }) => ph === "X" && name === "RunTask" && isMain.has(`${pid} ${tid}`)).concat(events.filter(({ name, pid, tid, ph }) => ph === "X" && name === "ThreadControllerImpl::RunTask" && isMain.has(`${pid} ${tid}`)));
  return tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur])).toSorted((a, b) => b - a);
}

describe.skipIf(withoutChromium)("the page's main thread", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio();
  }, 120_000);
  afterAll(() => studio.close());

  it("is never busy for longer than 50 ms while a network trains and fixed points are searched for", async () => {
    const page = await studio.open({ width: 1280 });
    await page.getByText("0 of 1500 steps").waitFor();
    await page.getByLabel("Optimiser steps", { exact: true }).fill("200");
    await page.getByRole("button", { name: "Open this network" }).click();
    await page.getByText("0 of 200 steps").waitFor();
    const tasks = await mainThreadTasks(page, async () => {
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await page.getByText("200 of 200 steps").waitFor();
      await page.getByRole("tab", { name: "Fixed points" }).click();
      await page.getByRole("button", { name: "Find fixed points" }).click();
      await page.getByRole("list", { name: "Fixed points" }).getByRole("button").first().click({ timeout: 90_000 });
    });
    expect(tasks.length).toBeGreaterThan(100);
    expect(tasks.filter((microseconds) => microseconds > LONG)).toEqual([]);
  }, 180_000);

  it("needs less than 300 kB of script for its first picture", () => {
    const { assets } = studio;
    const html = readFileSync(join(assets, "index.html"), "utf8");
    const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].map(([, path]) => path);
    const imported = first.flatMap((path) => staticImports(readFileSync(join(assets, path), "utf8")).map((name) => `assets/${name}`));
    const files = [...new Set([...first, ...imported])];
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(readdirSync(join(assets, "assets")).length).toBeGreaterThan(files.length);
    const sent = files.map((path) => gzipSync(readFileSync(join(assets, path))).length).reduce((sum, bytes) => sum + bytes, 0);
    expect(sent).toBeLessThan(FIRST_SCRIPTS);
  });

  it("lays the page out once: nothing moves when the worker answers", async () => {
    const page = await studio.open({ width: 1280 });
    await page.getByText("State dimensions").waitFor();
    await page.getByRole("img", { name: /16 trajectories/u }).waitFor();
    const shift = await page.evaluate(() => new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { readonly value: number }).value, 0))).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
    }));
    expect(shift).toBeLessThan(0.02);
  }, 60_000);

  it("did none of this with an error on the page", () => {
    expect(studio.problems).toEqual([]);
  });
});

/** Files that a built script imports at once; those it imports on demand come later. */
function staticImports(script: string): string[] {
  return [...script.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/gu)].map(([, name]) => name);
}
