import type { Measurement } from "../claim.ts";
import type { StudiedNetwork } from "./task-study.ts";

/** A measurement before it is known whether the network is evidence at all. */
export type NetworkMeasurement = Omit<Measurement, "subject">;

/**
 * Measures every network. What a network does that has not learned the task is no evidence on how the task is
 * solved, so its verdicts become undecided.
 */
export function measureEach<Findings>(networks: readonly StudiedNetwork<Findings>[], measure: (findings: Findings) => NetworkMeasurement): Measurement[] {
  return networks.map(({ name, score, findings }) => {
    const measured = measure(findings);
    if (score.passed) return { subject: name, ...measured };
    return { subject: name, value: measured.value, verdict: "undecided", note: "has not learned the task" };
  });
}
