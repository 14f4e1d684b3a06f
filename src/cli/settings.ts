/** What every command gets from the options that all commands share. */
export interface Settings {
  /** Whether standard output carries one machine-readable JSON value and nothing else. */
  readonly json: boolean;
  /** Runs work that Ctrl-C may stop: the signal is aborted, the work tidies up and rejects with its reason. */
  readonly interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}
