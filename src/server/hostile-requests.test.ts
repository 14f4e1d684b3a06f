import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeJson } from "../formats/describe-json.ts";
import { errorSchema } from "./api.ts";
import { securityHeaders } from "./security-headers.ts";
import { startStudioServer, type StudioServer } from "./studio-server.ts";
import { getRaw, sendRaw, type RawAnswer } from "./test-request.ts";
import { emptyFolder, keepTestRun } from "./test-store.ts";

const SECRET = "what nobody may read";

let folder = "";
let server: StudioServer;
let id = "";

beforeAll(async () => {
  folder = emptyFolder();
  const [page, store] = [join(folder, "page"), join(folder, "runs")];
  mkdirSync(join(page, "assets"), { recursive: true });
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(folder, "secret.txt"), SECRET);
  writeFileSync(join(folder, "outside", "secret.txt"), SECRET);
  writeFileSync(join(page, "index.html"), "page");
  writeFileSync(join(page, "assets", "inner.txt"), "inner");
  writeFileSync(join(page, ".hidden"), SECRET);
  symlinkSync("assets/inner.txt", join(page, "inside.txt"));
  symlinkSync("../secret.txt", join(page, "outside.txt"));
  symlinkSync("../outside", join(page, "folder"));
  symlinkSync("loop", join(page, "loop"));
  symlinkSync("/dev/zero", join(page, "zero"));
  execFileSync("mkfifo", [join(page, "pipe")]);
  id = await keepTestRun(store);
  symlinkSync("../../secret.txt", join(store, id, "leak-0123456789abcdef.txt"));
  symlinkSync("../../outside", join(store, id, "checkpoints"));
  symlinkSync("../outside", join(store, "0123456789abcdef"));
  symlinkSync("../outside", join(store, "reports"));
  writeFileSync(join(folder, "outside", "weights.safetensors"), SECRET);
  writeFileSync(join(folder, "outside", "5.safetensors"), SECRET);
  writeFileSync(join(folder, "outside", "theft-report.json"), SECRET);
  server = await startStudioServer({ store, assets: page, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The status of an error; makes sure that it is one in full, with its headers, and gives nothing away. */
function statusOf({ status, headers, body }: RawAnswer): number {
  for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name.toLowerCase())).toBe(value);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body).not.toContain(SECRET);
  expect(body).not.toContain(folder);
  errorSchema.parse(JSON.parse(body));
  return status;
}

describe("a path that means to lead out of the folder", () => {
  it.each([
    ["/../secret.txt", 400],
    ["/..", 400],
    ["/./index.html", 400],
    ["/assets/../../secret.txt", 400],
    ["/assets/..%2f..%2fsecret.txt", 400],
    ["/%2e%2e/secret.txt", 400],
    ["/%2E%2E%2Fsecret.txt", 400],
    ["/%2e%2e%5csecret.txt", 400],
    ["/..%5csecret.txt", 400],
    ["/..\\secret.txt", 400],
    ["/%252e%252e/secret.txt", 400],
    ["/%252e%252e%252fsecret.txt", 400],
    ["/%25252e%25252e/secret.txt", 400],
    ["/%c0%ae%c0%ae/secret.txt", 400],
    ["/%c0%af..%c0%afsecret.txt", 400],
    ["/%e0%80%ae%e0%80%ae/secret.txt", 400],
    ["/%f0%80%80%ae/secret.txt", 400],
    ["/%ed%a0%80", 400],
    ["/%ff", 400],
    ["/%u002e%u002e/secret.txt", 400],
    ["/%", 400],
    ["/%2", 400],
    ["/index.html%00", 400],
    ["/index.html%00.js", 400],
    ["/index.html%0a", 400],
    ["/index.html%0d%0aX-Injected:%201", 400],
    ["/index.html%e2%80%8b", 400],
    ["//index.html", 400],
    ["//127.0.0.1/secret.txt", 400],
    ["/assets//inner.txt", 400],
    ["/assets/", 400],
    ["/index.html/", 400],
    ["/index.html#x", 400],
    ["/%2fetc/passwd", 400],
    ["http://127.0.0.1/index.html", 400],
    ["http://elsewhere.example/api/v1/store", 400],
    ["file:///etc/passwd", 400],
    ["index.html", 400],
    ["*", 400],
    [`/${"a".repeat(256)}`, 400],
    [`/${"%c3%a9".repeat(128)}`, 400],
    ["/C:%5cWindows", 400],
    ["/assets", 404],
    ["/.hidden", 404],
    ["/%2ehidden", 404],
    ["/C:/Windows", 404],
    ["/index.html/x", 404],
    ["/INDEX.html%20", 404],
    [`/${"a".repeat(255)}`, 404],
    [`/${"%c3%a9".repeat(127)}`, 404],
    [`/${"a/".repeat(500)}a`, 404],
    [`/${"a".repeat(2047)}`, 400],
    [`/${"a".repeat(2048)}`, 414],
    [`/?${"a".repeat(9000)}`, 414],
    ["/outside.txt", 404],
    ["/folder/secret.txt", 404],
    ["/folder", 404],
    ["/loop", 404],
    ["/zero", 404],
    ["/pipe", 404],
  ].map(([target, status]) => ({ target: String(target), status, shown: describeJson(target) })))("$shown is answered with $status", async ({ target, status }) => {
    expect(statusOf(await getRaw(server.port, target))).toBe(status);
  });

  it("is not one where a link stays inside the folder", async () => {
    expect(await getRaw(server.port, "/inside.txt")).toMatchObject({ status: 200, body: "inner" });
  });

  it.each([
    ["/api/v1/runs/0123456789abcdef/weights", 404],
    ["/api/v1/runs/RUN/analyses/leak-0123456789abcdef.txt", 404],
    ["/api/v1/runs/RUN/checkpoints/5", 404],
    ["/api/v1/runs/RUN/checkpoints/..%2f..%2fspec.json", 400],
    ["/api/v1/runs/RUN/checkpoints/1e3", 400],
    ["/api/v1/runs/RUN/checkpoints/-1", 400],
    ["/api/v1/runs/RUN/checkpoints/0x5", 400],
    ["/api/v1/runs/RUN/checkpoints/05", 400],
    ["/api/v1/runs/RUN/checkpoints/9999999999", 400],
    ["/api/v1/runs/RUN/analyses/..%2fspec-0123456789abcdef.json", 400],
    ["/api/v1/runs/reports/weights", 400],
    ["/api/v1/runs/..%2fpage", 400],
    ["/api/v1/studies/theft/report", 404],
    ["/api/v1/studies/..%2ftheft/report", 400],
    ["/api/v1/studies/constructor/report", 404],
    ["/api/v1/../v1/store", 400],
    ["/api/V1/store", 404],
    ["/API/v1/store", 404],
  ] as const)("%s is answered with %d", async (target, status) => {
    expect(statusOf(await getRaw(server.port, target.replace("RUN", id)))).toBe(status);
  });

  it("does not put what it leads to into lists", async () => {
    expect((await getRaw(server.port, "/api/v1/studies")).body).toBe('{"studies":[]}\n');
    const detail = await getRaw(server.port, `/api/v1/runs/${id}`);
    expect(JSON.parse(detail.body)).toMatchObject({ status: "whole", checkpoints: [], analyses: [] });
  });
});

describe("a request from elsewhere", () => {
  const ask = async (target: string, ...headers: string[]) => statusOf(await getRaw(server.port, target, { headers: headers.map((line) => line.replace("PORT", String(server.port))) }));

  it.each([
    [["Host: elsewhere.example"]],
    [["Host: 127.0.0.1"]],
    [["Host: 127.0.0.1:1"]],
    [["Host: localhost.elsewhere.example:PORT"]],
    [["Host: localhost.:PORT"]],
    [["Host: 0.0.0.0:PORT"]],
    [["Host: 127.0.0.1:PORT@elsewhere.example"]],
    [["Host: 127.1:PORT"]],
    [["Host: "]],
  ])("is refused by its %j, also when it asks for the page", async (headers) => {
    expect(await ask("/api/v1/store", ...headers)).toBe(403);
    expect(await ask("/", ...headers)).toBe(403);
  });

  it.each([
    [["Origin: https://elsewhere.example"]],
    [["Origin: null"]],
    [["Origin: http://127.0.0.1:1"]],
    [["Origin: https://127.0.0.1:PORT"]],
    [["Origin: http://127.0.0.1:PORT.elsewhere.example"]],
    [["Sec-Fetch-Site: cross-site"]],
    [["Sec-Fetch-Site: same-site"]],
    [["Sec-Fetch-Site: same-origin, cross-site"]],
    [["Origin: http://127.0.0.1:PORT", "Sec-Fetch-Site: cross-site"]],
  ])("is refused data by its %j", async (headers) => {
    expect(await ask("/api/v1/store", ...headers)).toBe(403);
  });

  it("with no host, or with two, is refused", async () => {
    expect(statusOf(await sendRaw(server.port, "GET /api/v1/store HTTP/1.0\r\n\r\n"))).toBe(400);
    expect(statusOf(await sendRaw(server.port, "GET /api/v1/store HTTP/1.1\r\nConnection: close\r\n\r\n"))).toBe(400);
    expect(await ask("/api/v1/store", "Host: 127.0.0.1:PORT", "host: elsewhere.example")).toBe(400);
  });

  it.each([
    [["Host: localhost:PORT"]],
    [["Host: LocalHost:PORT"]],
    [["Host: [::1]:PORT"]],
    [["Origin: http://localhost:PORT"]],
    [["Sec-Fetch-Site: same-origin"]],
    [["Sec-Fetch-Site: none"]],
  ])("of this machine is answered with its %j", async (headers) => {
    const answer = await getRaw(server.port, "/api/v1/store", { headers: headers.map((line) => line.replace("PORT", String(server.port))) });
    expect(answer.status).toBe(200);
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
  });

  it("may reach the page by a link", async () => {
    expect(await getRaw(server.port, "/", { headers: ["Sec-Fetch-Site: cross-site"] })).toMatchObject({ status: 200, body: "page" });
  });
});

describe("a request for anything but reading", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"])("%s is answered with 405", async (method) => {
    const answer = await getRaw(server.port, method === "CONNECT" ? "127.0.0.1:22" : "/api/v1/store", { method });
    expect(statusOf(answer)).toBe(405);
  });

  it("names the methods that there are", async () => {
    expect((await getRaw(server.port, "/", { method: "POST" })).headers.get("allow")).toBe("GET, HEAD");
  });

  it("is not waited for with its content", async () => {
    expect(statusOf(await getRaw(server.port, "/api/v1/store", { method: "POST", headers: ["Content-Length: 1000000000", "Expect: 100-continue"] }))).toBe(405);
    expect(statusOf(await getRaw(server.port, "/", { headers: ["Content-Length: 5"] }))).toBe(400);
    expect(statusOf(await getRaw(server.port, "/", { headers: ["Transfer-Encoding: chunked"] }))).toBe(400);
    expect(statusOf(await getRaw(server.port, "/", { method: "POST", headers: ["Expect: tea"] }))).toBe(405);
  });

  it("stays what it is where it asks to become something else", async () => {
    expect((await getRaw(server.port, "/", { headers: ["Upgrade: websocket", "Connection: Upgrade"] })).status).toBe(200);
  });
});

describe("what is not HTTP, or too much of it", () => {
  it.each([
    ["a flood of headers", (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${"X-Flood: 1\r\n".repeat(20_000)}\r\n`, 431],
    ["one huge header", (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${"a".repeat(1_000_000)}\r\n\r\n`, 431],
    ["a huge address", (port: number) => `GET /${"a".repeat(1_000_000)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, 431],
    ["noise", () => "\u0016\u0003\u0001 no TLS here\r\n\r\n", 400],
    ["another version", () => "GET / HTTP/9.9\r\n\r\n", 400],
    ["a folded header", (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: 1\r\n Y: 2\u0000\r\n\r\n`, 400],
    ["two lengths", (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n`, 400],
    ["a length and chunks", (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
    ["a raw NUL", () => "GET /index.html\u0000 HTTP/1.1\r\n\r\n", 400],
    ["raw bytes above ASCII", () => "GET /\u00e9 HTTP/1.1\r\n\r\n", 400],
  ] as const)("%s is refused", async (_, bytes, status) => {
    expect(statusOf(await sendRaw(server.port, Buffer.from(bytes(server.port), "latin1")))).toBe(status);
  });

  it("leaves the server as it was", async () => {
    const sockets = Array.from({ length: 20 }, () => connect(server.port, "127.0.0.1").on("error", () => {}));
    for (const socket of sockets) socket.write("GET /%00 HTTP/1.1\r\nHost: ");
    for (const socket of sockets) socket.destroy();
    expect(await getRaw(server.port, "/")).toMatchObject({ status: 200, body: "page" });
  });
});
