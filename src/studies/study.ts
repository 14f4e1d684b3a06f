import type { RunStore } from "../lab/run-store.ts";
import type { Claim } from "./claim.ts";
import type { Report } from "./report-record.ts";

/** How large a study is run: seconds for tests, minutes on two cores, or the paper's scale. */
export type ProfileName = "smoke" | "quick" | "full";

/** Where a running study stands. */
export interface StudyProgress {
  /** The stage in words, e.g. `"training gru"`. */
  readonly stage: string;
  /** Share of the whole study that is done, in [0, 1]. */
  readonly fraction: number;
  /** Estimated seconds until the end; absent until there is evidence for an estimate. */
  readonly secondsLeft?: number;
}

/** How to run a study. */
export interface StudyRunOptions {
  readonly profile: ProfileName;
  /** Seed of every random stream. */
  readonly seed: number;
  readonly onProgress?: (progress: StudyProgress) => void;
  /** Hears what is worth knowing before and after the work, such as an estimate of its time; text that ends in a line break. */
  readonly onNote?: (text: string) => void;
  /** Stops the study at the next step; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Where trained networks are kept, and taken from if they are there. Default: a temporary folder, removed at the end. */
  readonly store?: RunStore;
}

/** What a study hands over. The caller writes it to disk. */
export interface StudyOutcome {
  readonly claims: readonly Claim[];
  readonly report: Report;
  /** Everything measured, as JSON-serialisable data; the same for the same profile and seed, on any machine. */
  readonly result: unknown;
}

/** How to search for the settings that a study's networks are trained with. */
export interface SettingsSearchOptions extends Pick<StudyRunOptions, "seed" | "onProgress" | "signal"> {
  /** Settings tried for each kind of network. */
  readonly trials: number;
  readonly store: RunStore;
}

/** A study of a paper: its populations, its analyses and its table of claims. */
export interface Study {
  readonly name: string;
  /** One sentence for listings. */
  readonly summary: string;
  /** The paper's citation. */
  readonly paper: string;
  /** The profiles that can be run; asking for another is an error. */
  readonly profiles: readonly ProfileName[];
  run(options: StudyRunOptions): Promise<StudyOutcome>;
  /** Searches for training settings; the record is plain data. Missing where a study has none to search for. */
  searchSettings?(options: SettingsSearchOptions): Promise<unknown>;
}
