/** The world as the command line sees it; tests put their own in its place. */
export interface CliIo {
  /** Results. With `--json` nothing but the result's JSON goes here. */
  readonly out: (text: string) => void;
  /** Progress, notes and errors. */
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, on which a line can be rewritten. */
  readonly errIsTerminal: boolean;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Calls `handle` on Ctrl-C or a polite request to stop, until the returned function is called. */
  readonly onInterrupt: (handle: (signal: "SIGINT" | "SIGTERM") => void) => () => void;
}

/** The world of a real process. A reader that has seen enough, such as `head`, ends the program without a complaint. */
export function processIo(): CliIo {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY === true,
    folder: process.cwd(),
    now: () => performance.now(),
    onInterrupt: (handle) => {
      const interrupt = () => handle("SIGINT");
      const terminate = () => handle("SIGTERM");
      process.on("SIGINT", interrupt).on("SIGTERM", terminate);
      return () => void process.off("SIGINT", interrupt).off("SIGTERM", terminate);
    },
  };
}
