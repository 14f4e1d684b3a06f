import { overallVerdict, type Measurement } from "../../claim.ts";
import type { FailedNetwork, NetworkFindings } from "../findings.ts";

/** A network, as far as its measurements are sorted by it. */
type NamedNetwork = Pick<NetworkFindings | FailedNetwork, "name" | "architecture">;

/**
 * Tells the measurements of one architecture's networks together: each distinct value once, with how many
 * networks have it, and the verdict over them all. Measurements of no single network stay as they are.
 */
export function byArchitecture(measurements: readonly Measurement[], networks: readonly NamedNetwork[]): Measurement[] {
  const architectures = new Map(networks.map(({ name, architecture }) => [name, architecture]));
  const groupOf = ({ subject }: Measurement): string => architectures.get(subject) ?? subject;
  const groups = [...new Set(measurements.map(groupOf))];
  return groups.map((subject) => told(subject, measurements.filter((measurement) => groupOf(measurement) === subject)));
}

function told(subject: string, group: readonly Measurement[]): Measurement {
  const notes = [...new Set(group.flatMap(({ note }) => note ?? []))].join("; ");
  return {
    subject,
    value: counted(group.map(({ value }) => value)).join("\n"),
    verdict: overallVerdict(group),
    ...(notes === "" ? {} : { note: notes }),
  };
}

/** Distinct texts in order of appearance, with the number of those that occur more than once. */
function counted(texts: readonly string[]): string[] {
  return [...new Set(texts)].map((text) => {
    const count = texts.filter((other) => other === text).length;
    return count === 1 ? text : `${text} ×${count}`;
  });
}
