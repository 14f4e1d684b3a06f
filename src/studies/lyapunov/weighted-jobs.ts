import { runInTurns } from "../../lab/run-in-turns.ts";

/** A piece of a study's work. */
export interface Job<Outcome> {
  /** What is being done, in words. */
  readonly label: string;
  /** About what share of the time it takes, against the other jobs. */
  readonly weight: number;
  work(): Iterator<unknown, Outcome>;
}

/**
 * Does jobs one after the other, in turns with the event loop; `onProgress` hears each job's label and the share of all weight
 * done before it.
 *
 * @throws the signal's reason once it is aborted, and whatever a job throws.
 */
export async function runJobs<Outcome>(jobs: readonly Job<Outcome>[], onProgress: (label: string, fraction: number) => void, signal: AbortSignal | undefined): Promise<Outcome[]> {
  const total = jobs.reduce((sum, { weight }) => sum + weight, 0);
  const outcomes: Outcome[] = [];
  let done = 0;
  for (const { label, weight, work } of jobs) {
    onProgress(label, done / total);
    outcomes.push(await runInTurns(work(), { signal }));
    done += weight;
  }
  return outcomes;
}
