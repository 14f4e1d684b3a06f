import { Command } from "commander";
import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import { nullclineVersion } from "../lab/versions.ts";
import { processIo, type CliIo } from "./cli-io.ts";
import { compareCommand } from "./compare-command.ts";
import { dataCommand } from "./data-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { exportCommand } from "./export-command.ts";
import { fitCommand } from "./fit-command.ts";
import { fixedPointsCommand } from "./fixed-points-command.ts";
import { importCommand } from "./import-command.ts";
import { listCommand } from "./list-command.ts";
import { lyapunovCommand } from "./lyapunov-command.ts";
import { pcaCommand } from "./pca-command.ts";
import { Interruption, reportFailure } from "./report-failure.ts";
import type { Settings } from "./settings.ts";
import { showCommand } from "./show-command.ts";
import { studioCommand } from "./studio-command.ts";
import { studyCommand } from "./study-command.ts";
import { sweepCommand } from "./sweep-command.ts";
import { trainCommand } from "./train-command.ts";

const EXAMPLES = `
Examples:
  nullcline train flip-flop --cell gru
  nullcline sweep population.yaml
  nullcline fixed-points 3f2a
  nullcline study universality
  nullcline list`;

/**
 * The command line.
 *
 * @param argv arguments without the program's name.
 * @param io the world it acts on; a real process's by default.
 * @returns the exit code: 0 done, 1 a fault of ours, 2 wrong use, wrong input or a
 *   training that diverged, 130 or 143 stopped by a signal.
 */
export async function main(argv: readonly string[], io: CliIo = processIo()): Promise<number> {
  const program = buildProgram(io);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    return reportFailure(error, io, argv.includes("--verbose"));
  }
}

function buildProgram(io: CliIo): Command {
  const program: Command = new Command("nullcline")
    .description("A laboratory for the dynamics of recurrent neural networks: train, find fixed points, compare.")
    .version(nullclineVersion(), "--version", "print the version")
    .option("--json", "print the result as JSON on standard output, and nothing else there")
    .option("--verbose", "show the stack of an error")
    .addHelpText("after", EXAMPLES);
  const settings: Settings = {
    get json() {
      return program.opts<{ json?: boolean }>().json === true;
    },
    interruptible: (command) => interruptible(io, command),
  };
  for (const make of [trainCommand, sweepCommand, importCommand, exportCommand, fixedPointsCommand, lyapunovCommand, fitCommand, dataCommand, pcaCommand, compareCommand, studyCommand, studioCommand, listCommand, showCommand, doctorCommand]) program.addCommand(make(io, settings));
  program.hook("preAction", (_, command) => useKernels(io, command));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} })
      .configureHelp({ showGlobalOptions: true });
  }
  return program;
}

/** Chooses the kernels of the whole process; the doctor's report has to come also where the choice is impossible. */
function useKernels(io: CliIo, command: Command): void {
  if (command.name() === "doctor") return;
  const { note } = chooseKernels(process.env);
  if (note !== undefined) io.err(`${note}\n`);
}

/** While a command runs, signals ask it to stop and tidy up; otherwise they are the system's business. */
async function interruptible(io: CliIo, command: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const release = io.onInterrupt((signal) => controller.abort(new Interruption(signal)));
  try {
    await command(controller.signal);
  } finally {
    release();
  }
}
