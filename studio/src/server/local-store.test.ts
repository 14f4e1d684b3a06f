import { afterEach, describe, expect, it, vi } from "vitest";
import { allRuns, storedRun, storeSummary } from "./local-store.ts";
import { runEntry } from "./test-source.ts";

const page = "http://127.0.0.1:4760/studio/";

/** Answers each address by a response, and remembers what was asked. */
function serve(answer: (address: string) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: URL) => {
    asked.push(String(address));
    return answer(String(address));
  });
  return asked;
}

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });

afterEach(() => vi.unstubAllGlobals());

describe("the local store", () => {
  it("is asked below the page's own address", async () => {
    const summary = { format: "nullcline-studio/1", version: "0.1.0", folder: "runs", runs: 3, failures: 0, studies: [] };
    const asked = serve(() => json(summary));
    expect(await storeSummary(page)).toEqual(summary);
    expect(asked).toEqual(["http://127.0.0.1:4760/studio/api/v1/store"]);
  });

  it("is none on a plain web server, whatever that answers", async () => {
    for (const response of [() => json({}, 404), () => new Response("<!doctype html>", { status: 200 }), () => json({ format: "other" })]) {
      serve(response);
      expect(await storeSummary(page)).toBeUndefined();
    }
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    expect(await storeSummary(page)).toBeUndefined();
  });

  it("lists its runs over as many pages as it takes, and stops where there are no more", async () => {
    const list = (offset: number, count: number, total: number) => json({ total, damaged: 0, offset, columns: [], runs: Array.from({ length: count }, (_, index) => runEntry(offset + index)) });
    const asked = serve((address) => (address.includes("offset=0") ? list(0, 3, 5) : list(3, 2, 5)));
    expect((await allRuns(page)).runs.map((run) => run.id)).toEqual(["run-0", "run-1", "run-2", "run-3", "run-4"]);
    expect(asked).toHaveLength(2);
    serve((address) => (address.includes("offset=0") ? list(0, 1, 5) : list(1, 0, 5)));
    expect((await allRuns(page)).runs).toHaveLength(1);
  });

  it("is quoted where it refuses, and named where its answer is not understood", async () => {
    serve(() => json({ error: { who: "request", expected: "the id of a run in the store", got: "x" } }, 404));
    await expect(storedRun(page, "x")).rejects.toThrow("The local store expected the id of a run in the store, got x");
    serve(() => json({ status: "damaged", id: "x", problem: { who: "run", expected: "a whole file", got: "half of one" } }));
    await expect(storedRun(page, "x")).rejects.toThrow("Run x is damaged: expected a whole file, got half of one");
    serve(() => json({ total: 1 }));
    await expect(allRuns(page)).rejects.toThrow(/^The local store's answer to \/runs\?offset=0&limit=10000 is not understood at damaged: /);
    serve(() => new Response("<p>", { status: 502 }));
    await expect(storedRun(page, "x")).rejects.toThrow("No local store is behind this page: npx nullcline studio opens it with one (status 502 for /runs/x)");
    serve(() => new Response("<!doctype html>"));
    await expect(storedRun(page, "x")).rejects.toThrow(/opens it with one$/);
  });
});
