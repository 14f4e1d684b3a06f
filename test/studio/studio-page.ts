import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { startStudioServer } from "../../src/server/studio-server.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

const BUILT = "dist/studio/index.html";

/** On a developer machine without Chromium the tests of the page are skipped; continuous integration must have it. */
export const withoutChromium = !existsSync(CHROMIUM) && process.env["CI"] === undefined;

/** The studio, built, served and open in a headless browser. */
export interface RunningStudio {
  readonly address: string;
  /** Folder that the page was built into. */
  readonly assets: string;
  readonly browser: Browser;
  /** A fresh page of the studio at a route; errors of the page and refusals of its security policy are collected in `problems`. */
  open(options?: { readonly hash?: string; readonly scheme?: "light" | "dark"; readonly width?: number }): Promise<Page>;
  readonly problems: string[];
  close(): Promise<void>;
}

/** The page as it is published: the one that installation built, or a fresh one where a source has changed since. */
export async function buildStudio(): Promise<string> {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > Math.max(...["studio", "src"].map(newestIn))) return dirname(BUILT);
  const assets = mkdtempSync(join(tmpdir(), "nullcline-studio-"));
  const environment = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await build({ root: "studio", logLevel: "error", build: { outDir: assets, emptyOutDir: true } });
  } finally {
    process.env["NODE_ENV"] = environment;
  }
  return assets;
}

/** When a file of a folder was last changed. */
function newestIn(folder: string): number {
  return Math.max(...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).mtimeMs : 0)));
}

/** Builds and serves the studio with a store, and starts a browser. */
export async function startStudio({ store = mkdtempSync(join(tmpdir(), "nullcline-store-")) }: { readonly store?: string } = {}): Promise<RunningStudio> {
  const assets = await buildStudio();
  const server = await startStudioServer({ store, assets, port: 0 });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-background-networking"] });
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  const open: RunningStudio["open"] = async ({ hash = "", scheme = "light", width = 1280 } = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    contexts.push(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    await page.goto(`${server.address}${hash}`);
    return page;
  };
  const close = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await browser.close();
    await server.close();
  };
  return { address: server.address, assets, browser, open, problems, close };
}
