import { spawn, type ChildProcess } from "node:child_process";

const root = new URL("../../", import.meta.url);
const start = `import { main } from ${JSON.stringify(new URL("src/cli/main.ts", root).href)}; process.exitCode = await main(process.argv.slice(1));`;

/** What a process of the command line did; `code` is null where a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command line, from source, as a process of its own in `folder`. */
export function spawnNullcline(folder: string, argv: readonly string[]): ChildProcess {
  const loader = import.meta.resolve("tsx");
  return spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", start, "--", ...argv], { cwd: folder });
}

/** Waits for the end of a process; `onErr` may act on what it says on standard error. */
export function endOf(child: ChildProcess, onErr: (text: string, child: ChildProcess) => void = () => {}): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout!.on("data", (chunk) => (out += String(chunk)));
  child.stderr!.on("data", (chunk) => {
    err += String(chunk);
    onErr(String(chunk), child);
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}
