import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStudioServer, type StudioServer } from "../../src/server/studio-server.ts";
import { emptyFolder, keepTestRun } from "../../src/server/test-store.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

const PAGE = `<!doctype html><title>studio</title><p style="color: rgb(1, 2, 3)">text</p><script>window.inline = true</script><script type="module" crossorigin src="./assets/index-BzK3x9Qa.js"></script>`;

/** What the page may do and what it may not, tried by the page itself. */
const SCRIPT = `
const attempt = async (act) => { try { return await act(); } catch (error) { return error.name; } };
const emptyModule = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const found = {
  inlineScript: window.inline === true,
  inlineStyle: getComputedStyle(document.querySelector("p")).color,
  isolated: window.crossOriginIsolated && new SharedArrayBuffer(8).byteLength === 8,
  store: await attempt(async () => (await (await fetch("./api/v1/store")).json()).runs),
  worker: await attempt(() => new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker-BzK3x9Qa.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error("no worker"));
  })),
  webAssembly: await attempt(async () => (await WebAssembly.compile(emptyModule)) instanceof WebAssembly.Module),
  codeFromText: await attempt(() => new Function("return 1")()),
  elsewhere: await attempt(() => fetch(new URLSearchParams(location.search).get("elsewhere")).then(() => "fetched")),
};
document.body.append(Object.assign(document.createElement("output"), { textContent: JSON.stringify(found) }));`;

// On a developer machine without Chromium the page is not opened; continuous integration must have it.
describe.skipIf(!existsSync(CHROMIUM) && process.env["CI"] === undefined)("a page of the studio's server in Chromium", () => {
  const folder = emptyFolder();
  let server: StudioServer;
  let other: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(join(folder, "page", "assets"), { recursive: true });
    writeFileSync(join(folder, "page", "index.html"), PAGE);
    writeFileSync(join(folder, "page", "assets", "index-BzK3x9Qa.js"), SCRIPT);
    writeFileSync(join(folder, "page", "assets", "worker-BzK3x9Qa.js"), "postMessage(crossOriginIsolated ? 'isolated' : 'not isolated');");
    await keepTestRun(join(folder, "runs"));
    server = await startStudioServer({ store: join(folder, "runs"), assets: join(folder, "page"), port: 0 });
    other = createServer((_, response) => response.setHeader("Access-Control-Allow-Origin", "*").setHeader("Content-Type", "text/html").end("<p>another site</p>")).listen(0, "127.0.0.1");
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    page = await browser.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  /** What the page found out; waits until it has. */
  const found = async () => JSON.parse((await page.locator("output").textContent())!) as unknown;
  const elsewhere = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;

  it("is isolated, reads the store, starts workers and compiles WebAssembly, and can do nothing else", async () => {
    await page.goto(`${server.address}?elsewhere=${encodeURIComponent(elsewhere())}`);
    expect(await found()).toEqual({
      inlineScript: false, inlineStyle: "rgb(1, 2, 3)", isolated: true, store: 1, worker: "isolated", webAssembly: true, codeFromText: "EvalError", elsewhere: "TypeError",
    });
  });

  it("works under the name localhost as well", async () => {
    await page.goto(`http://localhost:${server.port}/?elsewhere=${encodeURIComponent(elsewhere())}`);
    expect(await found()).toMatchObject({ isolated: true, store: 1 });
  });

  it("gives its data to no page of another site, in no way", async () => {
    await page.goto(elsewhere());
    const outcomes = await page.evaluate(async (store) => {
      const loads = (element: HTMLImageElement | HTMLScriptElement) => new Promise((resolve) => {
        element.addEventListener("load", () => resolve("loaded"));
        element.addEventListener("error", () => resolve("refused"));
        element.src = store;
        document.body.append(element);
      });
      const fetched = (mode: RequestMode) => fetch(store, { mode }).then(({ status }) => status, () => "refused");
      return [await fetched("cors"), await fetched("no-cors"), await loads(new Image()), await loads(document.createElement("script"))];
    }, `${server.address}api/v1/store`);
    expect(outcomes).toEqual(["refused", "refused", "refused", "refused"]);
  });
});
