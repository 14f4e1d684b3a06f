import { existsSync } from "node:fs";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import { learnAndFingerprint } from "./learn-and-fingerprint.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

// On a developer machine without Chromium the comparison is skipped; continuous integration must have it.
it.skipIf(!existsSync(CHROMIUM) && process.env["CI"] === undefined)("recursive least squares, FORCE and full-FORCE with hints give in headless Chromium the bits they give in Node", async () => {
  const bundle = await build({ entryPoints: ["test/browser/learn-and-fingerprint.ts"], bundle: true, write: false, format: "iife", globalName: "nullclineTest", platform: "browser", target: "es2022" });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  try {
    const page = await browser.newPage();
    await page.goto("about:blank");
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const inBrowser = await page.evaluate<Record<string, string>>(() => (globalThis as unknown as { nullclineTest: { learnAndFingerprint(): Record<string, string> } }).nullclineTest.learnAndFingerprint());
    const inNode = learnAndFingerprint();
    expect(inBrowser).toEqual(inNode);
    expect(new Set(Object.values(inNode)).size).toBe(4);
  } finally {
    await browser.close();
  }
}, 60_000);
