import { InvalidInputError } from "../../numeric/errors.ts";
import type { ArrayEntry } from "./array-entry.ts";

/** What an array of a recording is for. */
export type EntryRole = "rates" | "time" | "bin width" | "time unit" | "conditions" | "behaviour" | "inputs" | "neurons" | "epoch names" | "epoch starts" | "epoch stops";

/** The names by which laboratories call them, without case, blanks and signs; earlier ones win. */
const NAMES: Readonly<Record<EntryRole, readonly string[]>> = {
  rates: ["rates", "firingrates", "firingrate", "fr", "psth", "activity", "states", "hiddenstates", "hidden", "h", "spikecounts", "spikes", "counts", "neural", "neuraldata", "data", "x"],
  time: ["time", "times", "timeaxis", "timestamps", "t"],
  "bin width": ["binwidth", "binsize", "bin", "dt"],
  "time unit": ["timeunit"],
  conditions: ["conditions", "condition", "conditionlabels", "conditionids", "conditionid", "conds", "cond", "condidx", "trialconditions", "trialtypes", "trialtype", "labels"],
  behaviour: ["behaviour", "behavior", "kinematics", "outputs", "output", "position", "velocity", "handposition", "handvelocity", "handpos", "handvel", "cursorpos", "eyeposition", "eyepos", "force"],
  inputs: ["inputs", "input", "stimulus", "stimuli", "extinput", "u"],
  neurons: ["neurons", "neuronids", "neuronlabels", "units", "unitids", "unitlabels", "channels"],
  "epoch names": ["epochnames", "epochs"],
  "epoch starts": ["epochstarts"],
  "epoch stops": ["epochstops"],
};

/** The role that an array's name gives it, or undefined. Of a nested name only the last part counts. */
export function roleOf(name: string): EntryRole | undefined {
  const bare = bareName(name);
  return (Object.keys(NAMES) as EntryRole[]).find((role) => NAMES[role].includes(bare));
}

/** The array that plays a role of which there is one: the one whose name stands first in the list of names. */
export function entryFor(role: EntryRole, entries: readonly ArrayEntry[]): ArrayEntry | undefined {
  const rank = ({ name }: ArrayEntry) => NAMES[role].indexOf(bareName(name));
  return entries.filter((entry) => rank(entry) >= 0).toSorted((a, b) => rank(a) - rank(b))[0];
}

/**
 * The array of activity: the one asked for, else one whose name says so and that has the axes, else the only array of
 * numbers with three axes, else the only one with two.
 *
 * @throws InvalidInputError when there is none, or no way to choose: the arrays are listed.
 */
export function activityEntry(entries: readonly ArrayEntry[], wanted: string | undefined, who: string): ArrayEntry {
  if (wanted !== undefined) {
    const entry = entries.find(({ name }) => name === wanted || name === `/${wanted}`);
    if (entry !== undefined) return entry;
    throw new InvalidInputError({ who, expected: `an array "${wanted}"`, got: listed(entries) });
  }
  const candidates = entries.filter(({ content, shape }) => content === "numbers" && (shape.length === 2 || shape.length === 3));
  const named = entryFor("rates", candidates);
  if (named !== undefined) return named;
  for (const axes of [3, 2]) {
    const fitting = candidates.filter(({ name, shape }) => shape.length === axes && roleOf(name) === undefined);
    if (fitting.length === 1) return fitting[0];
  }
  throw new InvalidInputError({ who, expected: 'an array of activity, such as "rates" [trials, time, neurons]', got: listed(entries), remedy: "Name the array of activity, for example with --rates" });
}

const MOST_LISTED = 12;

function listed(entries: readonly ArrayEntry[]): string {
  if (entries.length === 0) return "no arrays";
  const some = entries.slice(0, MOST_LISTED).map(({ name, shape }) => `${name} [${shape.join(", ")}]`).join(", ");
  return entries.length > MOST_LISTED ? `${some} and ${entries.length - MOST_LISTED} more` : some;
}

function bareName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1);
  return last.toLowerCase().replace(/[^a-z0-9]/g, "");
}
