import { unpackDetail } from "@nullcline/report/member-detail-data.ts";
import { populationData, textFactor, type PopulationData, type PopulationFactor } from "@nullcline/report/population-data.ts";
import type { StoredPopulationFigure } from "@nullcline/server/report-schema.ts";
import type { Provenance } from "@nullcline/studies/report-record.ts";
import { binnedFactor } from "./binned-factor.ts";
import { networkKind } from "./network-kind.ts";
import { printedNumber } from "./printed-number.ts";
import type { Measure, PopulationTable } from "./source-api.ts";
import type { RunEntries, RunEntry } from "./source-content.ts";

/** The runs of a source that is no report, as one population. */
export const storePopulation = "runs";

/** What a member is besides its place on the maps: factors that decide it, what it came to, and numbers. */
interface MemberFacts {
  readonly settings: readonly PopulationFactor[];
  readonly outcomes: readonly PopulationFactor[];
  readonly measures: readonly Measure[];
  readonly runs: readonly string[];
}

function measureOf(name: string, unit: string, values: Float64Array): Measure {
  const known = values.filter(Number.isFinite);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  // Losses span decades; over less than one, steps of equal width read better.
  return { name, unit, values, scale: low > 0 && high > 20 * low ? "log" : "linear" };
}

/** Runs' losses and scores; a name stands once, whichever runs have it. */
function runMeasures(entries: readonly (RunEntry | undefined)[]): Measure[] {
  if (entries.every((entry) => entry === undefined)) return [];
  const metrics = [...new Set(entries.flatMap((entry) => Object.keys(entry?.metrics ?? {})))];
  const column = (read: (entry: RunEntry) => number | undefined): Float64Array => Float64Array.from(entries, (entry) => (entry === undefined ? Number.NaN : read(entry) ?? Number.NaN));
  return [
    measureOf("final training loss", "", column(({ finalLoss }) => finalLoss)),
    ...metrics.map((name) => measureOf(inWords(name), "", column((entry) => entry.metrics[name]))),
  ];
}

/** `"meanSquaredError"` as `"mean squared error"`. */
function inWords(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ").toLowerCase();
}

/** Numbers among the facts that reports print of members: a fact is a measure if most members print it as a number of one unit. */
function printedMeasures({ members, details }: StoredPopulationFigure): Measure[] {
  const facts = members.map((_, member) => {
    const packed = details.members[member];
    const labels = packed === null || packed === undefined ? [] : details.labels[packed.labels] ?? [];
    return new Map(labels.map((label, index) => [label, printedNumber(packed?.facts[index] ?? "")]));
  });
  const labels = [...new Set(details.labels.flat())];
  return labels.flatMap((label) => {
    const numbers = facts.map((own) => own.get(label));
    const known = numbers.filter((number) => number !== undefined);
    const units = new Set(known.map(({ unit }) => unit));
    if (known.length < 0.5 * members.length || units.size !== 1) return [];
    return [measureOf(label, known[0].unit, Float64Array.from(numbers, (number) => number?.value ?? Number.NaN))];
  });
}

/** Which run each member is: reports say it by the fingerprint of its weights. */
function memberRuns({ id, members }: StoredPopulationFigure, { fingerprints }: Pick<Provenance, "fingerprints">, entries: RunEntries): (RunEntry | undefined)[] {
  const byFingerprint = new Map(entries.runs.map((run) => [run.fingerprint, run]));
  const ofSubject = new Map(fingerprints.map(({ of, value }) => [of, value]));
  const task = id.replace(/-population$/, "");
  return members.map(({ name }) => byFingerprint.get(ofSubject.get(`${task} ${name}, weights`) ?? ofSubject.get(`${name}, weights`) ?? ""));
}

function withoutConstants(factors: readonly PopulationFactor[]): PopulationFactor[] {
  return factors.filter(({ values }) => values.length > 1);
}

/** Whether a measure tells networks apart. */
function varies({ values }: Measure): boolean {
  const known = values.filter(Number.isFinite);
  return known.some((value) => value !== known[0]);
}

function completed(id: string, data: PopulationData, { settings, outcomes, measures: all, runs }: MemberFacts): PopulationTable {
  const measures = all.filter(varies);
  const described = [...settings, ...outcomes];
  const deciding = withoutConstants(settings);
  const kind = deciding.length > 1 ? [networkKind(deciding, data.names.length)] : [];
  const steps = measures.flatMap((measure) => binnedFactor(measure) ?? []);
  return {
    id, measures, runs,
    data: { ...data, factors: [...described, ...kind, ...steps] },
    described: described.length,
    kind: kind.length > 0 ? described.length : deciding.length === 1 ? settings.indexOf(deciding[0]) : undefined,
  };
}

/**
 * A report's population with what its store knows of its runs: every measure also as a factor, so that any field can colour.
 *
 * @throws InvalidInputError for a figure that contradicts itself.
 */
export function reportPopulation(figure: StoredPopulationFigure, provenance: Pick<Provenance, "fingerprints">, entries: RunEntries): PopulationTable {
  const data = populationData(figure);
  const runs = memberRuns(figure, provenance, entries);
  const printed = printedMeasures(figure);
  const names = new Set(printed.map(({ name }) => name.toLowerCase()));
  return completed(figure.id, data, {
    settings: data.factors,
    outcomes: passedFactor(runs),
    measures: [...printed, ...runMeasures(runs).filter(({ name }) => !names.has(name))],
    runs: runs.map((run) => run?.id ?? ""),
  });
}

function passedFactor(runs: readonly (RunEntry | undefined)[]): PopulationFactor[] {
  const texts = runs.map((run) => (run === undefined ? "unknown" : run.passed ? "met" : "missed"));
  return withoutConstants([textFactor("pass criterion", texts)]);
}

/** All runs of a store as one population without maps. */
export function runsPopulation({ columns, runs }: RunEntries): PopulationTable {
  const column = (name: string, read: (run: RunEntry) => string): PopulationFactor => textFactor(name, runs.map(read));
  const standard = [column("task", ({ task }) => task), column("cell", ({ cell }) => cell), column("units", ({ units }) => String(units))];
  const known = new Set(standard.map(({ name }) => name));
  const varying = columns.map((name, index) => column(name, ({ varying: texts }) => texts[index] ?? "")).filter(({ name }) => !known.has(name));
  const names = runs.map(({ cell, units, seed, id }) => `${cell}, ${units} units, seed ${seed}, ${id}`);
  const data: PopulationData = { title: "Runs of the store", caption: "All runs of the local store.", names, factors: [], maps: [] };
  return completed(storePopulation, data, {
    settings: withoutConstants([...standard, ...varying]),
    outcomes: [...passedFactor(runs), ...withoutConstants([column("seed", ({ seed }) => String(seed))])],
    measures: runMeasures(runs),
    runs: runs.map(({ id }) => id),
  });
}

/** The details of a member, if the figure has them and they are whole. */
export function memberDetail({ details }: StoredPopulationFigure, member: number): ReturnType<typeof unpackDetail> {
  const packed = details.members[member];
  return packed === null || packed === undefined || details.labels[packed.labels] === undefined ? undefined : unpackDetail(details, member);
}
