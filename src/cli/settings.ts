import type { CliIo } from "./cli-io.ts";

/** What every command gets from the options that all commands share. */
export interface Settings {
  /** Whether standard output carries one machine-readable JSON value and nothing else. */
  readonly json: boolean;
  /** Runs a command that Ctrl-C may stop: the signal is aborted, the command tidies up and rejects with its reason. */
  readonly interruptible: (command: (signal: AbortSignal) => Promise<void>) => Promise<void>;
}

/** One run of a command: the world it acts on, how it answers, and when to stop. */
export interface Invocation {
  readonly io: CliIo;
  readonly json: boolean;
  readonly signal: AbortSignal;
}
