import { overallVerdict, type Claim, type Measurement, type Verdict } from "../../claim.ts";
import type { FailedNetwork, StudiedNetwork } from "../task-study.ts";

/** A network, as far as its measurements are sorted by it. */
type NamedNetwork = Pick<StudiedNetwork<unknown> | FailedNetwork, "name" | "architecture">;

/** Share of an architecture's networks that must meet a criterion for it to hold of the architecture: the paper's word is "often". */
export const mostNetworks = 0.75;

/** How claims on single networks are judged for a population, in a sentence. */
export const judgementRule = `A claim on single networks holds of an architecture when at least ${100 * mostNetworks} % of its networks that give evidence meet the criterion, and at least half of its networks give evidence; it holds when it holds of every architecture.`;

/**
 * Judges a claim on a population: measurements of one architecture's networks are told together, each distinct value once
 * with how many networks have it, and the verdict is by `judgementRule`. Measurements of no single network stay as they
 * are.
 */
export function judgedByArchitecture(claim: Claim, networks: readonly NamedNetwork[]): Claim {
  const measurements = byArchitecture(claim.measurements, networks);
  return { ...claim, measurements, verdict: overallVerdict(measurements) };
}

/** The measurements of `judgedByArchitecture`. */
export function byArchitecture(measurements: readonly Measurement[], networks: readonly NamedNetwork[]): Measurement[] {
  const architectures = new Map(networks.map(({ name, architecture }) => [name, architecture]));
  const groupOf = ({ subject }: Measurement): string => architectures.get(subject) ?? subject;
  const groups = [...new Set(measurements.map(groupOf))];
  return groups.map((subject) => told(subject, measurements.filter((measurement) => groupOf(measurement) === subject)));
}

function told(subject: string, group: readonly Measurement[]): Measurement {
  const notes = counted(group.flatMap(({ note }) => note ?? [])).join("; ");
  return { subject, value: [tally(group), ...counted(group.map(({ value }) => value))].filter((line) => line !== "").join("\n"), verdict: verdictOf(group), ...(notes === "" ? {} : { note: notes }) };
}

function verdictOf(group: readonly Measurement[]): Verdict {
  const [met, decided] = [count(group, "holds"), group.length - count(group, "undecided")];
  if (2 * decided < group.length || decided === 0) return "undecided";
  return met >= mostNetworks * decided ? "holds" : "fails";
}

/** E.g. `"5 of 6 networks"`; nothing for a single one. */
function tally(group: readonly Measurement[]): string {
  return group.length === 1 ? "" : `met by ${count(group, "holds")} of ${group.length}`;
}

function count(group: readonly Measurement[], verdict: Verdict): number {
  return group.filter((measurement) => measurement.verdict === verdict).length;
}

/** So many distinct values are told; more would be a list of networks. */
const mostValues = 4;

/** Distinct texts, the commonest first, with the number of those that occur more than once. */
function counted(texts: readonly string[]): string[] {
  const distinct = [...new Set(texts)];
  const times = (text: string): number => texts.filter((other) => other === text).length;
  const sorted = distinct.toSorted((a, b) => times(b) - times(a) || distinct.indexOf(a) - distinct.indexOf(b));
  const lines = sorted.slice(0, mostValues).map((text) => (times(text) === 1 ? text : `${text} ×${times(text)}`));
  return sorted.length <= mostValues ? lines : [...lines, `and ${sorted.length - mostValues} other values`];
}
