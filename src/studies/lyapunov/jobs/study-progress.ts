import type { StudyProgress } from "../../study.ts";

/** Before this share of the work is done, an estimate of the time left would mislead. */
const FIRST_ESTIMATE = 0.01;

/** Adds up a study's work by its estimated seconds. */
export interface WorkProgress {
  /** A part of the work is over, in the store or just now; `stage` says in words what goes on. */
  done(stage: string, seconds: number, from: "work" | "folder"): void;
}

/**
 * Reports the share of all work that is done, and the time left at the pace so far; what was found in the store has no part in it.
 *
 * @param total estimated seconds of everything, in the unit of what `done` is told.
 * @param now a clock in milliseconds.
 */
export function workProgress(onProgress: ((progress: StudyProgress) => void) | undefined, total: number, now: () => number): WorkProgress {
  const began = now();
  let [over, worked] = [0, 0];
  return {
    done: (stage, seconds, from) => {
      over += seconds;
      if (from === "work") worked += seconds;
      const estimate = worked < FIRST_ESTIMATE * total ? {} : { secondsLeft: ((now() - began) / 1000) * ((total - over) / worked) };
      onProgress?.({ stage, fraction: Math.min(1, over / total), ...estimate });
    },
  };
}
