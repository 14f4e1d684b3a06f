import { concatenated } from "../../numeric/concatenated.ts";
import { entryInMemory, readNumbers, readTexts, type ArrayEntry } from "./array-entry.ts";

const SPLITS = ["train", "valid", "test"] as const;

/** What the arrays of a split are, by the rest of their name; of several for one role the first one there is taken. */
const ROLES: readonly (readonly [string, readonly string[]])[] = [
  ["rates", ["rates", "output_params", "recon_data", "encod_data", "data"]],
  ["behavior", ["behavior", "behaviour"]],
  ["inputs", ["ext_input"]],
  ["conditions", ["conditions", "condition", "cond_idx", "condition_labels", "trial_conditions", "trial_types"]],
  ["index", ["inds", "idx"]],
];

/** Whether arrays are named as LFADS names them: a split and what it holds, at least `train` and one array of activity. */
export function isLfads(entries: readonly ArrayEntry[]): boolean {
  return ROLES[0][1].some((name) => entries.some((entry) => bare(entry) === `train_${name}`));
}

/**
 * The arrays of a file in LFADS's convention (`train_encod_data`, `valid_encod_data`, `train_recon_data`, `train_behavior`,
 * `train_ext_input`, `train_inds`, …) as arrays over all trials: those of the splits one after another, with a column
 * `split`. Activity is what the model inferred where the file holds it (`output_params`), else `recon_data`, else
 * `encod_data`; choose another by `rates`, e.g. `"encod_data"`.
 *
 * Source: the keys that lfads-torch's data modules read, and those that its writers of model outputs write.
 */
export function lfadsEntries(entries: readonly ArrayEntry[], rates: string | undefined, who: string): { readonly entries: readonly ArrayEntry[]; readonly notes: readonly string[] } {
  const splits = SPLITS.filter((split) => entries.some((entry) => bare(entry).startsWith(`${split}_`)));
  const joined = ROLES.flatMap(([role, names]) => {
    const wanted = role === "rates" && rates !== undefined ? [rates.replace(/^(train|valid|test)_/, "")] : names;
    const name = wanted.find((candidate) => splits.every((split) => partOf(entries, split, candidate) !== undefined));
    return name === undefined ? [] : [joinedEntry(role, splits.map((split) => partOf(entries, split, name)!), who)];
  });
  const used = new Set(joined.flatMap(({ parts }) => parts.map(({ name }) => name)));
  const activity = joined.find(({ entry }) => entry.name === "rates");
  const labels = activity?.parts.flatMap((part, k) => Array.from({ length: part.shape[0] }, () => splits[k])) ?? [];
  const rest = entries.filter((entry) => !used.has(entry.name));
  const others = rest.filter((entry) => !SPLITS.some((split) => bare(entry).startsWith(`${split}_`)));
  const left = rest.filter((entry) => !others.includes(entry)).map(bare);
  const notes = [`activity is ${activity?.parts.map(bare).join(", ") ?? "missing"}`, ...(left.length === 0 ? [] : [`left out: ${left.join(", ")}`])];
  return { entries: [...joined.map(({ entry }) => entry), entryInMemory("split", [labels.length], "text", labels), ...others], notes };
}

function partOf(entries: readonly ArrayEntry[], split: string, name: string): ArrayEntry | undefined {
  return entries.find((entry) => bare(entry) === `${split}_${name}`);
}

function bare({ name }: ArrayEntry): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

/** One array of the splits' arrays along their first axis. Their other axes must agree, which the shape of the first decides. */
function joinedEntry(role: string, parts: readonly ArrayEntry[], who: string): { readonly entry: ArrayEntry; readonly parts: readonly ArrayEntry[] } {
  const [first] = parts;
  const shape = [parts.reduce((sum, part) => sum + (part.shape[0] ?? 0), 0), ...first.shape.slice(1)];
  const fitting = parts.every((part) => part.shape.slice(1).join() === first.shape.slice(1).join() && part.shape.length === first.shape.length);
  const type = fitting ? first.type : `splits of different shapes: ${parts.map((part) => `${bare(part)} [${part.shape.join(", ")}]`).join(", ")}`;
  const read = () => (first.content === "texts" ? parts.flatMap(readTexts) : concatenated(Float64Array, parts.map((part) => readNumbers(part, who))));
  const entry: ArrayEntry = { name: role, shape, type, content: fitting ? first.content : "other", read: (stretch) => entryInMemory(role, shape, type, read()).read(stretch) };
  return { entry, parts };
}
