import { existsSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { browserSpec, trainFromSpecification } from "./train-from-specification.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

/** From specification to run as one classic script that defines `nullclineTest`; fails where a Node module is imported. */
async function bundle(): Promise<{ readonly script: string; readonly modules: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: ["test/browser/train-from-specification.ts"],
    bundle: true, write: false, metafile: true, format: "iife", globalName: "nullclineTest", platform: "browser", target: "es2022", logLevel: "silent",
  });
  return { script: outputFiles[0].text, modules: Object.keys(metafile.inputs) };
}

describe("the way from a specification to a finished run", () => {
  it("bundles for a browser: no Node module, nothing of the run store, the command line or a native build", async () => {
    const { modules } = await bundle();
    expect(modules).toContain("src/lab/execute-run.ts");
    expect(modules.filter((path) => /\.node\.ts$|^src\/(cli|report|studies)\/|^node:|run-store|run-pool/.test(path))).toEqual([]);
  }, 60_000);

  it("would not bundle with a Node module on the way", async () => {
    const withStore = build({ entryPoints: ["src/lab/run-store.ts"], bundle: true, write: false, platform: "browser", logLevel: "silent" });
    await expect(withStore).rejects.toThrow('Could not resolve "node:');
  }, 60_000);

  it("runs where only the language and what all browsers share exist, with the results of Node", async () => {
    const { script } = await bundle();
    const shared = { WebAssembly, TextEncoder, TextDecoder, MessageChannel, performance, AbortController, URL, atob };
    const context = createContext({ ...shared });
    runInContext(script, context);
    const here = (await trainFromSpecification(browserSpec)) as object;
    const there: unknown = await runInContext(`nullclineTest.trainFromSpecification(${JSON.stringify(browserSpec)})`, context);
    expect(JSON.parse(JSON.stringify(there))).toEqual({ ...here, inNode: false });
  }, 60_000);

  it.skipIf(!existsSync(CHROMIUM) && process.env["CI"] === undefined)("gives the same files in headless Chromium, byte for byte", async () => {
    const { script } = await bundle();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    try {
      const page = await browser.newPage();
      await page.goto("about:blank");
      await page.addScriptTag({ content: script });
      type Page = { nullclineTest: { trainFromSpecification(input: unknown): Promise<unknown> } };
      const there = await page.evaluate<unknown, unknown>((input) => (globalThis as unknown as Page).nullclineTest.trainFromSpecification(input), browserSpec);
      const here = (await trainFromSpecification(browserSpec)) as object;
      expect(there).toEqual({ ...here, inNode: false });
    } finally {
      await browser.close();
    }
  }, 120_000);
});
