import { InvalidInputError } from "../../numeric/errors.ts";
import { readNumbers, readTexts, sizeOf, type ArrayEntry, type EntryValues } from "./array-entry.ts";
import { trialMajor, type AxisName } from "./axis-order.ts";
import { gapNote, requireFinite, requireTimes } from "./check-values.ts";
import { activityEntry, entryFor, roleOf } from "./entry-roles.ts";
import { complainant, type RecordingOptions } from "./recording-options.ts";
import type { RecordedArray, RecordedAxis, RecordedColumn, RecordedEpoch, Recording, RecordingFormat } from "../../similarity/recordings/recording.ts";

/** Axes shared by all arrays of a recording. */
interface Frame {
  readonly who: string;
  readonly trial: RecordedAxis;
  readonly time: RecordedAxis;
  /** Trials of the file before a part of them was taken. */
  readonly trialsInFile: number;
  readonly options: RecordingOptions;
}

/**
 * Makes a recording of a file's arrays, told apart by their names and shapes: activity, times, conditions, behaviour,
 * inputs, names of neurons, epochs. Other arrays with one entry a trial or a neuron become columns; what remains is
 * left out and named in the notes.
 *
 * @throws InvalidInputError when no array can be the activity, or shapes, times or conditions do not fit it, or it has
 *   gaps; the entry is named.
 */
export function assembleRecording(all: readonly ArrayEntry[], format: RecordingFormat, options: RecordingOptions = {}, before: readonly string[] = []): Recording {
  const who = complainant(options);
  const entries = all.filter(({ name }) => !(options.without ?? []).some((left) => name === left || name === `/${left}`));
  const activity = activityEntry(entries, options.rates, who);
  const notes = [...before];
  const { frame, rates } = framed(activity, entries, options, notes);
  requireFinite(rates, who);
  const series = (role: "behaviour" | "inputs") => entries.filter((entry) => roleOf(entry.name) === role && entry !== activity && entry.content === "numbers" && isSeries(entry, activity)).map((entry) => seriesOf(entry, frame));
  const [behaviour, inputs] = [series("behaviour"), series("inputs")];
  for (const array of inputs) requireFinite(array, who);
  notes.push(...behaviour.flatMap(gapNote));
  const conditions = conditionsOf(entries, frame, notes);
  const used = new Set([activity.name, ...[...behaviour, ...inputs].map(({ name }) => name)]);
  const rest = entries.filter(({ name }) => !used.has(name) && (roleOf(name) === undefined || roleOf(name) === "rates"));
  const trialColumns = columns(rest, frame.trialsInFile, who, frame);
  const neuronColumns = columns(rest.filter(({ name }) => !trialColumns.has(name)), rates.axes[2].size, who);
  const left = rest.filter(({ name }) => !trialColumns.has(name) && !neuronColumns.has(name));
  if (left.length > 0) notes.push(`left out: ${left.map(({ name, shape }) => `${name} [${shape.join(", ")}]`).join(", ")}`);
  return { source: who, format, rates, behaviour, inputs, ...(conditions === undefined ? {} : { conditions }), epochs: epochsOf(entries, who), trialColumns, neuronColumns, notes };
}

function framed(activity: ArrayEntry, entries: readonly ArrayEntry[], options: RecordingOptions, notes: string[]): { readonly frame: Frame; readonly rates: RecordedArray } {
  const who = complainant(options);
  const order = orderOf(activity, options, who);
  const extent = (axis: AxisName) => (order.includes(axis) ? activity.shape[order.indexOf(axis)] : 1);
  const [trialsInFile, steps, neurons] = [extent("trial"), extent("time"), extent("neuron")];
  if (trialsInFile * steps * neurons === 0) throw new InvalidInputError({ who: `${who} (${activity.name})`, expected: "at least one trial, time step and neuron", got: `shape [${activity.shape.join(", ")}]` });
  const { from, to } = partOf(trialsInFile, options, who);
  const frame: Frame = { who, options, trialsInFile, trial: { name: "trial", size: to - from }, time: timeAxis(entries, steps, activity.name, options, notes) };
  const labels = entryFor("neurons", entries);
  if (labels !== undefined && sizeOf(labels.shape) !== neurons) throw new InvalidInputError({ who: `${who} (${labels.name})`, expected: `${neurons} names, one for each neuron of ${activity.name}`, got: String(sizeOf(labels.shape)), remedy: "If neurons are another axis, say the order of the axes" });
  const axis = { name: "neuron", size: neurons, ...(labels === undefined ? {} : { labels: readTexts(labels) }) };
  return { frame, rates: { name: activity.name, axes: [frame.trial, frame.time, axis], data: valuesOf(activity, order, frame) } };
}

function orderOf({ name, shape }: ArrayEntry, { axes }: RecordingOptions, who: string): readonly AxisName[] {
  const wanted = axes ?? (shape.length === 2 ? ["time", "neuron"] : ["trial", "time", "neuron"]);
  const order = shape.length === 2 ? wanted.filter((axis) => axis !== "trial") : wanted;
  if (order.length === shape.length) return order;
  throw new InvalidInputError({ who: `${who} (${name})`, expected: `an array of ${order.length} axes, ${order.join(", ")}`, got: `shape [${shape.join(", ")}]`, remedy: "Say the order of the axes, or name another array" });
}

function partOf(trials: number, { trials: part }: RecordingOptions, who: string): { readonly from: number; readonly to: number } {
  if (part === undefined) return { from: 0, to: trials };
  const { from, to } = part;
  if (Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= trials) return part;
  throw new InvalidInputError({ who, expected: `trials within 0:${trials}`, got: `${from}:${to}` });
}

function valuesOf(entry: ArrayEntry, order: readonly AxisName[], { who, options, trialsInFile }: Frame): Float64Array {
  const axis = order.indexOf("trial");
  const { from, to } = partOf(trialsInFile, options, who);
  const stretch = options.trials === undefined || axis < 0 ? undefined : { axis, from, to };
  const shape = entry.shape.map((extent, k) => (k === axis ? to - from : extent));
  return trialMajor(readNumbers(entry, who, stretch), shape, order);
}

function timeAxis(entries: readonly ArrayEntry[], steps: number, of: string, options: RecordingOptions, notes: string[]): RecordedAxis {
  const who = complainant(options);
  const [times, width, unitEntry] = [entryFor("time", entries), entryFor("bin width", entries), entryFor("time unit", entries)];
  const unit = unitEntry === undefined ? "s" : readTexts(unitEntry)[0];
  if (times === undefined && width === undefined) {
    notes.push("the file gives no times; time runs in steps");
    return { name: "time", size: steps, coordinates: Float64Array.from({ length: steps }, (_, step) => step), unit: "steps" };
  }
  if (unitEntry === undefined) notes.push("the file does not say the unit of time; seconds are assumed");
  if (times === undefined) return { name: "time", size: steps, coordinates: evenTimes(readNumbers(width!, who)[0], steps, `${who} (${width!.name})`), unit };
  const all = readNumbers(times, who);
  const coordinates = options.unequal === "shortest" && all.length > steps ? all.slice(0, steps) : all;
  requireTimes(coordinates, steps, of, `${who} (${times.name})`);
  return { name: "time", size: steps, coordinates, unit };
}

function evenTimes(width: number, steps: number, who: string): Float64Array {
  if (!(Number.isFinite(width) && width > 0)) throw new InvalidInputError({ who, expected: "a positive width of time bins", got: String(width) });
  return Float64Array.from({ length: steps }, (_, step) => step * width);
}

/** Behaviour and inputs have the axes of activity; one that has not is no series, but perhaps a column. */
function isSeries({ shape }: ArrayEntry, activity: ArrayEntry): boolean {
  return shape.length === activity.shape.length;
}

function seriesOf(entry: ArrayEntry, frame: Frame): RecordedArray {
  const order = orderOf(entry, frame.options, frame.who);
  const sizes = { trial: frame.trialsInFile, time: frame.time.size };
  for (const axis of ["trial", "time"] as const) {
    const found = order.includes(axis) ? entry.shape[order.indexOf(axis)] : 1;
    if (found !== sizes[axis]) throw new InvalidInputError({ who: `${frame.who} (${entry.name})`, expected: `${sizes[axis]} ${axis === "trial" ? "trials" : "time steps"}, as the activity has`, got: String(found), remedy: `Resample it to the times of the activity, or leave it out, for example with --without ${entry.name}` });
  }
  const channels = entry.shape[order.indexOf("neuron")];
  return { name: entry.name, axes: [frame.trial, frame.time, { name: "channel", size: channels }], data: valuesOf(entry, order, frame) };
}

function conditionsOf(entries: readonly ArrayEntry[], frame: Frame, notes: string[]): readonly string[] | undefined {
  const entry = entryFor("conditions", entries);
  if (entry === undefined) {
    notes.push("the file names no conditions");
    return undefined;
  }
  const labels = readTexts(entry);
  if (labels.length !== frame.trialsInFile) throw new InvalidInputError({ who: `${frame.who} (${entry.name})`, expected: `${frame.trialsInFile} conditions, one for each trial`, got: String(labels.length), remedy: "If trials are another axis, say the order of the axes; if the conditions belong to something else, leave them out" });
  const { from, to } = partOf(frame.trialsInFile, frame.options, frame.who);
  return labels.slice(from, to);
}

function columns(entries: readonly ArrayEntry[], length: number, who: string, frame?: Frame): ReadonlyMap<string, RecordedColumn> {
  const fitting = entries.filter(({ shape, content }) => shape.length === 1 && shape[0] === length && content !== "other");
  const part = (values: EntryValues): EntryValues => {
    if (frame === undefined) return values;
    const { from, to } = partOf(length, frame.options, who);
    return values.slice(from, to);
  };
  return new Map(fitting.map((entry) => [entry.name, part(entry.read())]));
}

function epochsOf(entries: readonly ArrayEntry[], who: string): readonly RecordedEpoch[] {
  const [names, starts, stops] = [entryFor("epoch names", entries), entryFor("epoch starts", entries), entryFor("epoch stops", entries)];
  if (names === undefined || starts === undefined || stops === undefined) return [];
  const [texts, from, to] = [readTexts(names), readNumbers(starts, who), readNumbers(stops, who)];
  if (from.length !== texts.length || to.length !== texts.length) throw new InvalidInputError({ who: `${who} (${starts.name}, ${stops.name})`, expected: `${texts.length} starts and stops, one for each epoch`, got: `${from.length} and ${to.length}` });
  return texts.map((name, k) => ({ name, start: from[k], stop: to[k] }));
}
