import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openInBrowser } from "../../src/cli/open-in-browser.ts";
import { emptyFolder, nullcline, quickly } from "./capture.ts";
import { endOf, spawnNullcline } from "./spawn-nullcline.ts";

let folder = "";
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the studio in this process; asks it for `path` once it has printed its address, then interrupts it. */
async function visit(argv: readonly string[], path: string) {
  let stop: (signal: "SIGINT") => void = () => {};
  let answer: unknown;
  const visiting = (text: string) => {
    const address = text.startsWith("{") ? (JSON.parse(text) as { address: string }).address : text.trim();
    answer = fetch(`${address}${path}`).then((response) => response.json()).finally(() => stop("SIGINT"));
  };
  let out = "";
  const { code, err } = await nullcline(folder, ["studio", "--no-open", ...argv], {
    out: (text) => {
      out += text;
      visiting(text);
    },
    onInterrupt: (handle) => {
      stop = handle;
      return () => {};
    },
  });
  return { code, out, err, answer: await answer };
}

describe("nullcline studio", () => {
  it("prints its address and serves the runs of the store until it is interrupted", async () => {
    await nullcline(folder, ["train", "flip-flop", ...quickly]);
    const { code, out, err, answer } = await visit(["--port", "0"], "api/v1/runs");
    expect(code).toBe(0);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(err).toContain(`serving the runs in ${join(folder, "runs")} to this machine; Ctrl-C ends it\n`);
    expect(answer).toMatchObject({ total: 1, damaged: 0, runs: [{ status: "whole", task: "flip-flop", units: 6 }] });
  });

  it("prints its address as JSON with --json", async () => {
    const { out } = await visit(["--port", "0", "--store", "elsewhere", "--json"], "api/v1/store");
    expect(JSON.parse(out)).toEqual({ address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) as string, store: join(folder, "elsewhere") });
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  });

  it.each([["65536", 'a port, 0 to 65535, got "65536"'], ["-1", 'a whole number, 0 or more, got "-1"'], ["http", 'a whole number, 0 or more, got "http"']])("refuses --port %s", async (port, complaint) => {
    const { code, err } = await nullcline(folder, ["studio", `--port=${port}`]);
    expect(code).toBe(2);
    expect(err).toBe(`--port: expected ${complaint}\n`);
  });

  it("refuses a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    const { port } = other.address() as AddressInfo;
    const { code, err } = await nullcline(folder, ["studio", "--no-open", "--port", String(port)]);
    other.close();
    expect(code).toBe(2);
    expect(err).toContain(`--port: expected a free port, got ${port}, which another program uses. Give another one, or 0 for any that is free\n`);
  });

  it("refuses a store of another version", async () => {
    mkdirSync(join(folder, "runs"));
    writeFileSync(join(folder, "runs", "store.json"), '{"version":7}');
    expect(await nullcline(folder, ["studio", "--no-open"])).toMatchObject({ code: 2, err: expect.stringContaining("expected a run store of version 1, got 7") as string });
  });

  it("as a process, ends with 0 on Ctrl-C, also while a browser holds connections", async () => {
    const child = spawnNullcline(folder, ["studio", "--no-open", "--port", "0"]);
    const ended = endOf(child);
    const address = await new Promise<string>((resolve) => child.stdout!.once("data", (text) => resolve(String(text).trim())));
    expect((await fetch(`${address}api/v1/store`)).status).toBe(200);
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
  });
});

describe.skipIf(process.platform !== "linux")("the browser", () => {
  const script = (content: string) => {
    writeFileSync(join(folder, "xdg-open"), `#!/bin/sh\n${content}\n`);
    chmodSync(join(folder, "xdg-open"), 0o755);
  };
  const withPath = async (path: string, act: () => Promise<void>) => {
    const before = process.env["PATH"];
    process.env["PATH"] = path;
    try {
      await act();
    } finally {
      process.env["PATH"] = before;
    }
  };
  const appearance = async (path: string) => {
    while (!existsSync(path)) await new Promise((turn) => setTimeout(turn, 10));
    return readFileSync(path, "utf8");
  };

  it("gets the address as one argument", async () => {
    const seen = join(folder, "seen");
    script(`printf %s "$#:$1" > ${seen}.part; mv ${seen}.part ${seen}`);
    await withPath(`${folder}:${process.env["PATH"]}`, async () => {
      openInBrowser("http://127.0.0.1:1/?a=b;c", { DISPLAY: ":0" });
      expect(await appearance(seen)).toBe("1:http://127.0.0.1:1/?a=b;c");
    });
  });

  it("is left alone where there is no screen, and nothing fails where there is no browser", async () => {
    const seen = join(folder, "seen");
    script(`touch ${seen}`);
    await withPath(`${folder}:${process.env["PATH"]}`, async () => openInBrowser("http://127.0.0.1:1/", {}));
    await withPath(join(folder, "nothing"), async () => openInBrowser("http://127.0.0.1:1/", { WAYLAND_DISPLAY: "w" }));
    await new Promise((turn) => setTimeout(turn, 100));
    expect(existsSync(seen)).toBe(false);
  });
});
