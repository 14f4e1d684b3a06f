import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testReport } from "../report/test-report.ts";
import { openRunStore } from "../lab/run-store.ts";
import { nullclineVersion } from "../lab/versions.ts";
import { errorSchema, runDetailSchema, runListSchema, runProgressSchema, storeSummarySchema, studyListSchema, studyReportSchema } from "./api.ts";
import { securityHeaders } from "./security-headers.ts";
import { startStudioServer, type StudioServer } from "./studio-server.ts";
import { keepReport } from "./study-reports.ts";
import { getRaw } from "./test-request.ts";
import { emptyFolder, keepTestRun, testSpec, testWeights } from "./test-store.ts";

let folder = "";
let store = "";
let server: StudioServer;

beforeEach(async () => {
  folder = emptyFolder();
  store = join(folder, "runs");
  mkdirSync(join(folder, "page"));
  writeFileSync(join(folder, "page", "index.html"), "<!doctype html><title>Studio</title>");
  server = await startStudioServer({ store, assets: join(folder, "page"), port: 0 });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.address.slice(0, -1)}${path}`, { headers });
const json = async (path: string): Promise<unknown> => (await get(path)).json();
const runList = async (query = "") => runListSchema.parse(await json(`/api/v1/runs${query}`));
const complaint = async (path: string) => {
  const answer = await get(path);
  return { status: answer.status, ...errorSchema.parse(await answer.json()).error };
};

describe("a store that does not exist yet", () => {
  it("is empty", async () => {
    expect(storeSummarySchema.parse(await json("/api/v1/store"))).toEqual({ format: "nullcline-studio/1", version: nullclineVersion(), folder: "runs", runs: 0, failures: 0, studies: [] });
    expect(await runList()).toEqual({ total: 0, damaged: 0, offset: 0, columns: [], runs: [] });
    expect(studyListSchema.parse(await json("/api/v1/studies"))).toEqual({ studies: [] });
  });
});

describe("the runs of a store", () => {
  it("are rows by ascending id, with what varies between them and what they came to", async () => {
    const ids = [await keepTestRun(store, { seed: 1 }), await keepTestRun(store, { seed: 2, units: 6, training: { steps: 4, batch: 2, l2Weights: 0.5 } })];
    const list = await runList();
    expect(list).toMatchObject({ total: 2, damaged: 0, offset: 0, columns: ["units", "training.l2Weights"] });
    expect(list.runs.map(({ id }) => id)).toEqual(ids.toSorted());
    expect(list.runs.find(({ id }) => id === ids[1])).toEqual({
      status: "whole", id: ids[1], task: "flip-flop", cell: "gru", units: 6, seed: 2, varying: ["6", "0.5"], passed: true,
      metrics: { meanSquaredError: 3 / 16, signAccuracy: 0.5 }, finalLoss: 3 / 8, fingerprint: "fingerprint-2",
    });
  });

  it("come a page at a time", async () => {
    for (let seed = 0; seed < 5; seed++) await keepTestRun(store, { seed });
    const all = (await runList()).runs;
    const pages = await Promise.all([0, 2, 4, 6].map((offset) => runList(`?offset=${offset}&limit=2`)));
    expect(pages.flatMap(({ runs }) => runs)).toEqual(all);
    expect(pages.map(({ runs }) => runs.length)).toEqual([2, 2, 1, 0]);
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([5]));
  });

  it("are there as soon as another process has written them, and gone when their folder is", async () => {
    const first = await keepTestRun(store, { seed: 1 });
    expect((await runList()).total).toBe(1);
    const second = await keepTestRun(store, { seed: 2 });
    expect((await runList()).total).toBe(2);
    rmSync(join(store, first), { recursive: true });
    expect((await runList()).runs.map(({ id }) => id)).toEqual([second]);
  });

  it("are read again when a file of theirs has changed, not before", async () => {
    const id = await keepTestRun(store, { seed: 1 });
    expect((await runList()).runs[0]).toMatchObject({ status: "whole", id });
    writeFileSync(join(store, id, "result.json"), "{");
    expect((await runList()).runs[0]).toMatchObject({ status: "damaged", id });
  });

  it.each([
    ["result.json", "half", "{", "Expected property name"],
    ["result.json", "another run's", '{"id":"0123456789abcdef"}', "unusable fingerprint"],
    ["spec.json", "a list", "[]", "[]"],
    ["spec.json", "huge", "9".repeat(9 * 2 ** 20), "at most 8388608 bytes"],
  ])("are listed as damaged, with the reason, where %s is %s", async (file, _, content, reason) => {
    const [good, bad] = [await keepTestRun(store, { seed: 1 }), await keepTestRun(store, { seed: 2 })];
    writeFileSync(join(store, bad, file), content);
    const list = await runList();
    expect(list).toMatchObject({ total: 2, damaged: 1 });
    expect(list.runs.find(({ id }) => id === good)).toMatchObject({ status: "whole" });
    const row = list.runs.find(({ id }) => id === bad);
    expect(row).toMatchObject({ status: "damaged", problem: { who: `${bad}/${file}` } });
    expect(JSON.stringify(row)).toContain(reason);
    expect(JSON.stringify(row)).not.toContain(folder);
    expect(runDetailSchema.parse(await json(`/api/v1/runs/${bad}`))).toEqual(row);
  });

  it("are damaged where a file of theirs is a link that leads out of the store", async () => {
    const id = await keepTestRun(store, { seed: 1 });
    writeFileSync(join(folder, "secret.json"), JSON.stringify(testSpec()));
    rmSync(join(store, id, "spec.json"));
    symlinkSync(join(folder, "secret.json"), join(store, id, "spec.json"));
    expect(JSON.stringify((await runList()).runs[0])).toContain("a link that leads out of the folder");
  });

  it("are damaged where they are no folder", async () => {
    mkdirSync(store);
    writeFileSync(join(store, "0123456789abcdef"), "a file");
    expect((await runList()).runs[0]).toMatchObject({ status: "damaged", problem: { who: "0123456789abcdef/spec.json" } });
  });
});

describe("a run", () => {
  it("comes with its specification, its result, and lists of its checkpoints and analyses", async () => {
    const more = new Map<string, string | Uint8Array>([
      ["checkpoints/10.safetensors", "ten"], ["checkpoints/2.safetensors", "two"], ["checkpoints/notes.txt", "none"],
      ["universality-sine-0123456789abcdef.json", "[1]"], ["other.json", "{}"],
    ]);
    const id = await keepTestRun(store, { seed: 1, checkpoints: { at: [2, 4] } }, more);
    const detail = runDetailSchema.parse(await json(`/api/v1/runs/${id}`));
    expect(detail).toMatchObject({ status: "whole", id, checkpoints: [2, 10], analyses: [{ name: "universality-sine", file: "universality-sine-0123456789abcdef.json" }] });
    expect(detail).toMatchObject({ spec: testSpec({ seed: 1, checkpoints: { at: [2, 4] } }), result: { id, finalLoss: 0.25 } });
    expect(await (await get(`/api/v1/runs/${id}/checkpoints/10`)).text()).toBe("ten");
    expect(await json(`/api/v1/runs/${id}/analyses/universality-sine-0123456789abcdef.json`)).toEqual([1]);
  });

  it("is damaged where its result is not what the page expects of one", async () => {
    const id = await keepTestRun(store);
    const result = JSON.parse(readFileSync(join(store, id, "result.json"), "utf8")) as Record<string, unknown>;
    writeFileSync(join(store, id, "result.json"), JSON.stringify({ ...result, score: { metrics: { error: "low" }, passed: true, criterion: "c" } }));
    expect(runDetailSchema.parse(await json(`/api/v1/runs/${id}`))).toEqual({
      status: "damaged", id, problem: { who: `${id}/result.json`, expected: "the result of a run", got: "a file with an unusable score.metrics.error" },
    });
    expect((await runList()).runs[0]).toMatchObject({ status: "whole", metrics: { error: NaN } });
  });

  it("gives its weights to the last bit", async () => {
    const id = await keepTestRun(store);
    const answer = await get(`/api/v1/runs/${id}/weights`);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(testWeights);
  });

  it("gives its progress as one list a measure", async () => {
    const id = await keepTestRun(store);
    expect(runProgressSchema.parse(await json(`/api/v1/runs/${id}/progress`))).toEqual({ steps: [0, 1], losses: [1, 0.5], gradientNorms: [2, 2], learningRates: [0.5, 0.5] });
  });

  it("says which line of its progress is damaged", async () => {
    const id = await keepTestRun(store);
    writeFileSync(join(store, id, "progress.jsonl"), '{"step":0,"loss":1,"gradientNorm":null,"learningRate":1}\n{"step":');
    expect(await complaint(`/api/v1/runs/${id}/progress`)).toMatchObject({ status: 422, who: `${id}/progress.jsonl:2`, got: '"{\\"step\\":"' });
  });

  it("is not found where nothing is", async () => {
    const id = await keepTestRun(store);
    const other = id.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
    expect(await complaint(`/api/v1/runs/${other}`)).toEqual({ status: 404, who: "request", expected: "the id of a run in the store", got: other });
    for (const path of ["/checkpoints/7", "/checkpoints/2/3", "/analyses/a-0123456789abcdef.json", "/analyses/spec.json", "/notes"]) {
      expect(await complaint(`/api/v1/runs/${id}${path}`)).toMatchObject({ status: 404 });
    }
  });
});

describe("a study's report", () => {
  it("is kept in the store, beside the runs, and given as data", async () => {
    await keepReport(openRunStore(store), testReport(), { study: "full-force", profile: "smoke", seed: 3 });
    expect(studyListSchema.parse(await json("/api/v1/studies"))).toEqual({ studies: [{ name: "full-force" }] });
    expect(storeSummarySchema.parse(await json("/api/v1/store")).studies).toEqual(["full-force"]);
    const kept = studyReportSchema.parse(await json("/api/v1/studies/full-force/report"));
    expect(kept).toMatchObject({ study: "full-force", profile: "smoke", seed: 3 });
    expect(kept.report.claims).toEqual(testReport().claims);
    expect(await runList()).toMatchObject({ total: 0 });
  });

  it("is refused where it is too large", async () => {
    mkdirSync(join(store, "reports"), { recursive: true });
    writeFileSync(join(store, "reports", "huge-report.json"), "{}");
    truncateSync(join(store, "reports", "huge-report.json"), 2 ** 27 + 1);
    expect(await complaint("/api/v1/studies/huge/report")).toEqual({ status: 413, who: "reports/huge-report.json", expected: "a file of at most 134217728 bytes", got: "134217729" });
  });

  it("is not found where there is none", async () => {
    expect(await complaint("/api/v1/studies/universality/report")).toMatchObject({ status: 404, who: "reports/universality-report.json", got: "nothing" });
  });
});

describe("an address that is wrong in itself", () => {
  it.each([
    ["/api/v1/runs?limit=0", "one limit from 1 to 10000", '"0"'],
    ["/api/v1/runs?limit=10001", "one limit from 1 to 10000", '"10001"'],
    ["/api/v1/runs?limit=1&limit=2", "one limit from 1 to 10000", '"1, 2"'],
    ["/api/v1/runs?offset=-1", "one offset from 0 to 999999999", '"-1"'],
    ["/api/v1/runs?offset=1e3", "one offset from 0 to 999999999", '"1e3"'],
    ["/api/v1/runs?page=2", "a query of offset and limit", '"page"'],
    ["/api/v1/store?x=1", "no query", '"x"'],
    ["/api/v1/runs/XYZ", "a run's id, 16 hexadecimal digits", '"XYZ"'],
    ["/api/v1/runs/0123456789ABCDEF", "a run's id, 16 hexadecimal digits", '"0123456789ABCDEF"'],
    ["/api/v1/studies/A_b/report", "the name of a study", '"A_b"'],
  ])("%s is answered with 400", async (path, expected, got) => {
    expect(await complaint(path)).toEqual({ status: 400, who: "request", expected, got });
  });

  it.each(["/api", "/api/v2/store", "/api/v1", "/api/v1/stores", "/api/v1/store/x", "/api/v1/studies/x", "/nothing.js"])("%s is not found", async (path) => {
    expect(await complaint(path)).toMatchObject({ status: 404 });
  });
});

describe("every answer", () => {
  it("carries the headers that isolate the page", async () => {
    const id = await keepTestRun(store);
    const paths = ["/", "/api/v1/store", "/api/v1/runs", `/api/v1/runs/${id}/weights`, "/api/v1/runs/x", "/nothing", "/../x", `/${"a".repeat(3000)}`];
    for (const path of paths) {
      const { headers } = await getRaw(server.port, path);
      for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name.toLowerCase())).toBe(value);
    }
    expect(securityHeaders["Content-Security-Policy"]).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  });

  it("has the same headers to HEAD, and no content", async () => {
    const id = await keepTestRun(store);
    for (const path of ["/", "/api/v1/store", `/api/v1/runs/${id}/weights`, "/nothing"]) {
      const [full, head] = [await getRaw(server.port, path), await getRaw(server.port, path, { method: "HEAD" })];
      const without = ({ headers }: typeof full) => [...headers].filter(([name]) => name !== "date");
      expect(head.status).toBe(full.status);
      expect(without(head)).toEqual(without(full));
      expect(full.body.length).toBe(Number(full.headers.get("content-length")));
      expect(head.body).toBe("");
    }
  });

  it("is 304 to whoever has it already, until it changes", async () => {
    const id = await keepTestRun(store);
    for (const path of ["/", "/api/v1/runs", `/api/v1/runs/${id}/weights`]) {
      const tag = (await get(path)).headers.get("etag")!;
      const again = await get(path, { "If-None-Match": `"x", W/${tag}` });
      expect({ status: again.status, tag: again.headers.get("etag"), body: await again.text() }).toEqual({ status: 304, tag, body: "" });
      expect((await get(path, { "If-None-Match": '"x"' })).status).toBe(200);
    }
    const tag = (await get("/api/v1/runs")).headers.get("etag")!;
    await keepTestRun(store, { seed: 9 });
    expect((await get("/api/v1/runs", { "If-None-Match": tag })).status).toBe(200);
  });

  it("of much JSON is compressed for whoever accepts that, and says so", async () => {
    for (let seed = 0; seed < 20; seed++) await keepTestRun(store, { seed });
    const [plain, packed] = [await getRaw(server.port, "/api/v1/runs"), await getRaw(server.port, "/api/v1/runs", { headers: ["Accept-Encoding: gzip"] })];
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(Number(packed.headers.get("content-length"))).toBeLessThan(plain.body.length / 2);
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag")!.replace(/"$/, '-gzip"'));
    expect(await (await get("/api/v1/runs")).text()).toBe(plain.body);
  });
});

describe("many clients", () => {
  it("get the same, all at once", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, (_, seed) => keepTestRun(store, { seed })));
    const paths = Array.from({ length: 100 }, (_, index) => [`/api/v1/runs?limit=${1 + (index % 9)}`, `/api/v1/runs/${ids[index % 10]}`, `/api/v1/runs/${ids[index % 10]}/weights`, "/"][index % 4]);
    const answers = await Promise.all(paths.map(async (path) => (await get(path)).text()));
    for (const [index, path] of paths.entries()) expect(answers[index]).toBe(await (await get(path)).text());
  });

  it("are not held up by one that does not read what it asked for", async () => {
    const id = await keepTestRun(store);
    truncateSync(join(store, id, "weights.safetensors"), 64 * 2 ** 20);
    const slow = connect(server.port, "127.0.0.1");
    slow.pause();
    slow.write(`GET /api/v1/runs/${id}/weights HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
    const half = connect(server.port, "127.0.0.1");
    half.write("GET /api/v1/st");
    for (let index = 0; index < 20; index++) expect((await get("/api/v1/store")).status).toBe(200);
    slow.destroy();
    half.destroy();
  });

  it.skipIf(process.platform !== "linux")("leave no file open when they go half-way", async () => {
    const id = await keepTestRun(store);
    truncateSync(join(store, id, "weights.safetensors"), 64 * 2 ** 20);
    const openFiles = () => readdirSync("/proc/self/fd").length;
    const before = openFiles();
    const leave = async () => {
      const socket = connect(server.port, "127.0.0.1");
      socket.write(`GET /api/v1/runs/${id}/weights HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
      await new Promise((arrival) => socket.once("data", arrival));
      socket.destroy();
    };
    await Promise.all(Array.from({ length: 10 }, leave));
    await vi.waitUntil(() => openFiles() <= before, { timeout: 20_000 });
    expect((await get("/api/v1/store")).status).toBe(200);
  });

  it("lose their connections when the server is closed", async () => {
    const waiting = connect(server.port, "127.0.0.1");
    await new Promise((done) => waiting.once("connect", done));
    const ended = new Promise((done) => waiting.once("close", done).on("error", () => {}));
    await server.close();
    await ended;
    await expect(get("/")).rejects.toThrow();
  });
});

describe("a port", () => {
  it("that is asked for and taken is refused", async () => {
    await expect(startStudioServer({ store, assets: folder, port: server.port })).rejects.toThrow(
      `--port: expected a free port, got ${server.port}, which another program uses. Give another one, or 0 for any that is free`);
  });

  it("is 4760 or the next free one where none is asked for", async () => {
    const two = [await startStudioServer({ store, assets: folder }), await startStudioServer({ store, assets: folder })];
    expect(two[0].port).toBeGreaterThanOrEqual(4760);
    expect(two[1].port).toBeGreaterThan(two[0].port);
    expect(two[1].port).toBeLessThan(4780);
    await Promise.all(two.map((one) => one.close()));
  });
});
