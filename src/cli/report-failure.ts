import { CommanderError } from "commander";
import { NullclineError } from "../numeric/errors.ts";
import type { CliIo } from "./cli-io.ts";

/** The reason given to an abort signal when the user or the system asked the program to stop. */
export class Interruption extends Error {
  readonly signal: "SIGINT" | "SIGTERM";

  constructor(signal: "SIGINT" | "SIGTERM") {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

/** Exit codes, after the habits of Unix: wrong use 2, a fault of ours 1, a signal 128 + its number. */
const EXIT = { ok: 0, internal: 1, usage: 2, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Says on standard error what went wrong, in one message without a stack trace (with it under `verbose`), and
 * returns the exit code.
 */
export function reportFailure(error: unknown, io: CliIo, verbose: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof CommanderError && error.code === "commander.help") return EXIT.usage;
  const { message, code } = explain(error);
  io.err(`${message}\n`);
  if (verbose && error instanceof Error && error.stack !== undefined) io.err(`${error.stack}\n`);
  return code;
}

function explain(error: unknown): { readonly message: string; readonly code: number } {
  if (error instanceof Interruption) return { message: `nullcline: stopped by ${error.signal}; nothing half-written is left behind`, code: EXIT[error.signal] };
  if (error instanceof NullclineError) return { message: error.message, code: EXIT.usage };
  if (error instanceof CommanderError) return { message: usageMessage(error), code: EXIT.usage };
  if (isSystemError(error)) return { message: `nullcline: expected to be able to use ${error.path ?? "a file"}, got ${error.code} (${error.syscall}). Check that the path exists, may be used and has room`, code: EXIT.usage };
  const text = error instanceof Error ? error.message : String(error);
  return { message: `nullcline: internal error: ${text}. Run again with --verbose and report what it prints`, code: EXIT.internal };
}

/** Commander's words in the house form: its messages are `error: what` with an optional `(Did you mean …?)` line. */
function usageMessage(error: CommanderError): string {
  const [what, hint] = error.message.replace(/^error: /, "").split("\n");
  const remedy = hint === undefined ? 'See "nullcline --help"' : hint.replaceAll(/[()]/g, "");
  return `nullcline: ${what.replace(/\.$/, "")}. ${remedy}`;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}
