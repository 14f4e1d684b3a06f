import { median } from "@nullcline/numeric/median.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";

/** What a group of networks has in common, in numbers. */
export interface GroupSummary {
  /** Index of the group's value. */
  readonly code: number;
  /** Present members, in the population's order. */
  readonly members: readonly number[];
  /** Of the measure, over the members that have a value; NaN where none has. */
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The groups that have present members, in the order of the factor's values. */
export function groupSummaries(group: PopulationFactor, present: readonly number[], values: Float64Array | undefined): GroupSummary[] {
  const members = group.values.map((): number[] => []);
  for (const member of present) members[group.codes[member]].push(member);
  return members.map((own, code) => summary(code, own, values)).filter(({ members: own }) => own.length > 0);
}

function summary(code: number, members: readonly number[], values: Float64Array | undefined): GroupSummary {
  const known = members.map((member) => values?.[member] ?? Number.NaN).filter(Number.isFinite);
  const lowest = known.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = known.reduce((most, value) => Math.max(most, value), -Infinity);
  const isEmpty = known.length === 0;
  return { code, members, median: median(known), lowest: isEmpty ? Number.NaN : lowest, highest: isEmpty ? Number.NaN : highest };
}

/** How many of some members are in each group, in the order of the factor's values. */
export function groupCounts({ values, codes }: PopulationFactor, members: readonly number[]): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (const member of members) counts[codes[member]]++;
  return counts;
}
