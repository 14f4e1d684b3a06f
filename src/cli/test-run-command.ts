import type { Command } from "commander";
import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import type { CliIo } from "./cli-io.ts";
import { reportFailure } from "./report-failure.ts";
import type { Settings } from "./settings.ts";

/** What a command did: its exit code and what it said. */
export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process, in `folder`, as the command line would. */
export async function runCommand(make: (io: CliIo, settings: Settings) => Command, folder: string, argv: readonly string[]): Promise<CommandOutcome> {
  let [out, err] = ["", ""];
  const io: CliIo = { out: (text) => void (out += text), err: (text) => void (err += text), errIsTerminal: false, folder, now: () => 0, onInterrupt: () => () => {} };
  chooseKernels(process.env);
  const settings: Settings = { json: argv.includes("--json"), interruptible: (command) => command(new AbortController().signal) };
  const command = make(io, settings).exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} });
  try {
    await command.parseAsync(argv.filter((word) => word !== "--json"), { from: "user" });
    return { code: 0, out, err };
  } catch (error) {
    return { code: reportFailure(error, io, false), out, err };
  }
}
