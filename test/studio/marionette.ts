import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A headless Firefox that runs scripts in a page, driven by its own remote protocol (Marionette). */
export interface Firefox {
  goto(address: string): Promise<void>;
  /** Runs the body of a function in the page and gives its result, plain JSON. */
  evaluate<Result>(body: string): Promise<Result>;
  close(): Promise<void>;
}

const START_MILLISECONDS = 60_000;

/** Starts Firefox with a fresh profile. */
export async function startFirefox(executable: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "nullcline-firefox-"));
  const port = await freePort();
  writeFileSync(join(profile, "user.js"), [["marionette.port", port], ["datareporting.policy.dataSubmissionEnabled", false], ["browser.shell.checkDefaultBrowser", false]].map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const child = spawn(executable, ["--headless", "--marionette", "--no-remote", "--profile", profile, "about:blank"], { stdio: "ignore", env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" } });
  const socket = await connected(port, child);
  const send = conversation(socket);
  await send("WebDriver:NewSession", {});
  await send("WebDriver:SetTimeouts", { script: 120_000, pageLoad: 60_000 });
  return {
    goto: async (address) => { await send("WebDriver:Navigate", { url: address }); },
    evaluate: async <Result>(body: string) => ((await send("WebDriver:ExecuteScript", { script: body, args: [] })) as { readonly value: Result }).value,
    close: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      socket.destroy();
      child.kill("SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function connected(port: number, child: ChildProcess): Promise<Socket> {
  const until = Date.now() + START_MILLISECONDS;
  while (Date.now() < until && child.exitCode === null) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const attempt = connect(port, "127.0.0.1");
      attempt.once("connect", () => resolve(attempt));
      attempt.once("error", () => resolve(undefined));
    });
    if (socket !== undefined) return socket;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill("SIGKILL");
  throw new Error("Firefox did not open its remote port");
}

type Send = (command: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Messages are `LENGTH:JSON`; answers are `[1, id, error, result]`. */
function conversation(socket: Socket): Send {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  let id = 0;
  let received = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const colon = received.indexOf(":");
      const length = colon < 0 ? Number.NaN : Number(received.subarray(0, colon).toString());
      if (!(received.length >= colon + 1 + length)) return;
      const message: unknown = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
      received = received.subarray(colon + 1 + length);
      if (Array.isArray(message)) settle(message);
    }
  });
  const settle = ([, answered, error, result]: unknown[]): void => {
    const waiter = waiting.get(Number(answered));
    waiting.delete(Number(answered));
    if (error === null) waiter?.resolve(result);
    else waiter?.reject(new Error(JSON.stringify(error)));
  };
  return (command, parameters) => new Promise((resolve, reject) => {
    id++;
    waiting.set(id, { resolve, reject });
    const text = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
}
