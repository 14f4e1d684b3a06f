import type { StudyProgress } from "../study.ts";

/** Before this share is done, an estimate of the time left would mislead. */
const firstEstimate = 0.02;

/**
 * Reports where a study stands, with the time left at the pace so far.
 *
 * @param now a clock in milliseconds.
 */
export function studyProgress(onProgress: ((progress: StudyProgress) => void) | undefined, now: () => number): (stage: string, fraction: number) => void {
  const started = now();
  return (stage, fraction) => {
    const seconds = (now() - started) / 1000;
    const estimate = fraction < firstEstimate ? {} : { secondsLeft: (seconds * (1 - fraction)) / fraction };
    onProgress?.({ stage, fraction, ...estimate });
  };
}
