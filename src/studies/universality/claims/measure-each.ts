import type { Measurement } from "../../claim.ts";
import type { NetworkFindings } from "../findings.ts";

/** A measurement before it is known whether the network is evidence at all. */
export type NetworkMeasurement = Omit<Measurement, "subject">;

/**
 * Measures every network. What a network does that has not learned the task is no evidence on how the task is
 * solved, so its verdicts become undecided.
 */
export function measureEach(findings: readonly NetworkFindings[], measure: (network: NetworkFindings) => NetworkMeasurement): Measurement[] {
  return findings.map((network) => {
    const measured = measure(network);
    if (network.score.passed) return { subject: network.name, ...measured };
    return { subject: network.name, value: measured.value, verdict: "undecided", note: "has not learned the task" };
  });
}
