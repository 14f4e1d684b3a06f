import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startStudioServer, type StudioServer } from "./studio-server.ts";
import { getRaw } from "./test-request.ts";
import { emptyFolder } from "./test-store.ts";

const SCRIPT = `${"export const answer = 42;\n".repeat(200)}`;

let folder = "";
let server: StudioServer;

beforeEach(async () => {
  folder = emptyFolder();
  mkdirSync(join(folder, "assets"));
  server = await startStudioServer({ store: join(folder, "runs"), assets: folder, port: 0 });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const get = async (path: string, accepts: string, ...headers: string[]) => {
  const answer = await getRaw(server.port, path, { headers: [`Accept-Encoding: ${accepts}`, ...headers] });
  return { ...answer, bytes: Buffer.from(answer.body, "latin1"), encoding: answer.headers.get("content-encoding"), tag: answer.headers.get("etag") };
};

describe("a file of the page", () => {
  it.each([
    ["index.html", "text/html; charset=utf-8"],
    ["assets/index-BzK3x9Qa.js", "text/javascript; charset=utf-8"],
    ["assets/index-BzK3x9Qa.css", "text/css; charset=utf-8"],
    ["kernels.wasm", "application/wasm"],
    ["data.json", "application/json; charset=utf-8"],
    ["index.js.map", "application/json; charset=utf-8"],
    ["icon.svg", "image/svg+xml; charset=utf-8"],
    ["icon.PNG", "image/png"],
    ["font.woff2", "font/woff2"],
    ["network.safetensors", "application/octet-stream"],
    ["page.xhtml", "application/octet-stream"],
    ["LICENSE", "application/octet-stream"],
  ])("%s is of type %s", async (name, type) => {
    put(name, "content");
    expect((await getRaw(server.port, `/${name}`)).headers.get("content-type")).toBe(type);
  });

  it.each([
    ["assets/index-BzK3x9Qa.js", "public, max-age=31536000, immutable"],
    ["assets/worker-a_b-cdef.js", "public, max-age=31536000, immutable"],
    ["assets/logo.svg", "no-cache"],
    ["index-BzK3x9Qa.js", "no-cache"],
    ["index.html", "no-cache"],
  ])("%s is kept as %s", async (name, caching) => {
    put(name, "content");
    const { headers } = await getRaw(server.port, `/${name}`);
    expect(headers.get("cache-control")).toBe(caching);
    expect(headers.get("etag")).toMatch(/^"[\w.-]+"$/);
  });

  it("of no bytes, and one of many, arrives whole", async () => {
    const large = Buffer.from(Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * index) % 251));
    put("empty.bin", "");
    put("large.bin", large);
    expect(await getRaw(server.port, "/empty.bin")).toMatchObject({ status: 200, body: "" });
    expect((await get("/large.bin", "gzip")).bytes.equals(large)).toBe(true);
  });

  it("says what to do where the page is not built", async () => {
    const answer = await getRaw(server.port, "/");
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({ error: { who: "nullcline studio", expected: "the studio's page", got: "none", remedy: 'Build it with "npm run build"; the data is served under /api/v1' } });
  });
});

describe("compression", () => {
  it("is that of the file beside it, the best that is accepted", async () => {
    put("a.js", SCRIPT);
    put("a.js.br", brotliCompressSync(SCRIPT));
    put("a.js.gz", gzipSync(SCRIPT));
    const [best, second, none] = [await get("/a.js", "gzip, deflate, br"), await get("/a.js", "gzip"), await get("/a.js", "identity")];
    expect([best, second, none].map(({ encoding }) => encoding)).toEqual(["br", "gzip", undefined]);
    expect([brotliDecompressSync(best.bytes), gunzipSync(second.bytes), none.bytes].map(String)).toEqual([SCRIPT, SCRIPT, SCRIPT]);
    expect(new Set([best, second, none].map(({ tag }) => tag)).size).toBe(3);
    for (const { headers } of [best, second, none]) expect(headers.get("vary")).toBe("Accept-Encoding");
    expect(best.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });

  it("passes over a compressed file that is older than the original", async () => {
    put("a.js.br", brotliCompressSync("old"));
    put("a.js", SCRIPT);
    utimesSync(join(folder, "a.js.br"), 1, 1);
    const answer = await get("/a.js", "br");
    expect(answer.encoding).toBeUndefined();
    expect(answer.body).toBe(SCRIPT);
  });

  it("is made on the way where there is none, and again after a change", async () => {
    put("a.js", SCRIPT);
    const [first, second] = [await get("/a.js", "gzip, br"), await get("/a.js", "gzip")];
    expect(first.encoding).toBe("gzip");
    expect(String(gunzipSync(first.bytes))).toBe(SCRIPT);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect((await get("/a.js", "gzip", `If-None-Match: ${first.tag}`)).status).toBe(304);
    put("a.js", `${SCRIPT}// changed`);
    const changed = await get("/a.js", "gzip", `If-None-Match: ${first.tag}`);
    expect(changed.status).toBe(200);
    expect(String(gunzipSync(changed.bytes))).toBe(`${SCRIPT}// changed`);
  });

  it("is left alone for what is small, or compressed by its nature", async () => {
    put("small.js", "x");
    put("a.png", SCRIPT);
    expect((await get("/small.js", "gzip")).encoding).toBeUndefined();
    expect((await get("/a.png", "gzip")).encoding).toBeUndefined();
  });
});
