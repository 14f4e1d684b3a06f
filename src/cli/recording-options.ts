import type { Command } from "commander";
import { parseAxisOrder } from "../formats/recordings/axis-order.ts";
import type { RecordingOptions } from "../formats/recordings/recording-options.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { numberOption } from "./parse-number.ts";

/** What the command line says of how recordings are read. */
export interface RecordingFlags {
  readonly rates?: string;
  readonly axes?: string;
  readonly trials?: string;
  readonly unequal?: string;
  readonly without?: readonly string[];
  readonly bin?: number;
  readonly smooth?: number;
  readonly align?: string;
  readonly from?: number;
  readonly to?: number;
  readonly condition?: string;
}

/** Adds the options that all commands on recordings share. */
export function withRecordingOptions(command: Command): Command {
  return command
    .option("--rates <name>", "the array of activity (default: found by its name or shape)")
    .option("--axes <order>", "order of the axes in the file (default: trial,time,neuron)")
    .option("--trials <range>", "only these trials, such as 0:100")
    .option("--unequal <what>", "trials of different lengths: refuse or shortest (default: refuse)")
    .option("--without <name>", "leave this array aside; may be given again", (name: string, names: readonly string[] = []) => [...names, name])
    .option("--bin <seconds>", "NWB: width of time bins (default: 0.02, or the time between samples of fluorescence)", numberOption("--bin"))
    .option("--smooth <seconds>", "NWB: smooth rates by a Gaussian of this standard deviation", numberOption("--smooth"))
    .option("--align <column>", "NWB: column of the trials table whose time is zero (default: start_time)")
    .option("--from <seconds>", "NWB: where trials begin (default: 0)", numberOption("--from"))
    .option("--to <seconds>", "NWB: where trials end (default: the end of the shortest)", numberOption("--to"))
    .option("--condition <column>", "NWB: column of the trials table that names the condition");
}

/** The options of a reader, as the command line states them. */
export function recordingOptions(flags: RecordingFlags): Omit<RecordingOptions, "who"> {
  const { rates, axes, trials, unequal, without, bin, smooth, align, from, to, condition } = flags;
  return {
    ...given({ rates, without }),
    ...(axes === undefined ? {} : { axes: parseAxisOrder(axes, "--axes") }),
    ...(trials === undefined ? {} : { trials: parseRange(trials) }),
    ...(unequal === undefined ? {} : { unequal: parseUnequal(unequal) }),
    spikes: given({ bin, smooth, align, from, to, condition }),
  };
}

/** The entries that have a value. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function parseRange(text: string): { readonly from: number; readonly to: number } {
  const parts = /^(\d+):(\d+)$/.exec(text);
  if (parts !== null) return { from: Number(parts[1]), to: Number(parts[2]) };
  throw new InvalidInputError({ who: "--trials", expected: "a range of trials, such as 0:100", got: JSON.stringify(text) });
}

function parseUnequal(text: string): "refuse" | "shortest" {
  if (text === "refuse" || text === "shortest") return text;
  throw new InvalidInputError({ who: "--unequal", expected: '"refuse" or "shortest"', got: JSON.stringify(text) });
}
