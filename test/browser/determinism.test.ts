import { existsSync } from "node:fs";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprintCells, trainAndFingerprint } from "./train-and-fingerprint.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

/** The library and the workload as one classic script that defines `nullclineTest`. */
async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: ["test/browser/train-and-fingerprint.ts"],
    bundle: true, write: false, format: "iife", globalName: "nullclineTest", platform: "browser", target: "es2022",
  });
  return result.outputFiles[0]!.text;
}

// On a developer machine without Chromium the comparison is skipped; continuous integration must have it.
describe.skipIf(!existsSync(CHROMIUM) && process.env["CI"] === undefined)("in headless Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  });
  afterAll(() => browser.close());

  it("training, running and fixed points give the bits they give in Node", async () => {
    const page = await browser.newPage();
    await page.goto("about:blank");
    await page.addScriptTag({ content: await bundle() });
    for (const cell of fingerprintCells) {
      const inBrowser = await page.evaluate<unknown, string>(
        (name) => (globalThis as unknown as { nullclineTest: { trainAndFingerprint(name: string): unknown } }).nullclineTest.trainAndFingerprint(name),
        cell,
      );
      expect(inBrowser, cell).toEqual(trainAndFingerprint(cell));
    }
  }, 120_000);
});
