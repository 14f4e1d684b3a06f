import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CliIo } from "../../src/cli/cli-io.ts";
import { main } from "../../src/cli/main.ts";

/** What a command did: its exit code and what it said. */
export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in `folder`, and captures everything it says. */
export async function nullcline(folder: string, argv: readonly string[], changes: Partial<CliIo> = {}): Promise<Captured> {
  let out = "";
  let err = "";
  const io: CliIo = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    errIsTerminal: false,
    folder,
    now: () => performance.now(),
    onInterrupt: () => () => {},
    ...changes,
  };
  const code = await main(argv, io);
  return { code, out, err };
}

/** A new empty folder for a test to work in. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "nullcline-cli-"));
}

/** Every file and folder below a folder, sorted. */
export function everythingIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted();
}

/** Options that make training take a fraction of a second. */
export const quickly = ["--units", "6", "--steps", "8", "--batch", "4", "--task-option", "steps=10"] as const;
