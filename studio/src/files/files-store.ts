import { create } from "zustand";
import type { Trouble } from "../laboratory/laboratory-store.ts";
import type { FileFound, FileSource, Reading, RecordingMatch } from "../protocol/files.ts";

/** What the page knows of the file that the reader brought. Changed by `files-actions.ts` only. */
export interface BroughtFile {
  readonly source: FileSource | undefined;
  /** What the reader said where the file leaves it open. */
  readonly reading: Reading;
  /** A file that shows what the original network did. */
  readonly sample: FileSource | undefined;
  /** What the worker is doing; undefined while it does nothing. */
  readonly stage: string | undefined;
  /** Whether the worker has not said anything for so long that the reader is asked. */
  readonly silent: boolean;
  readonly found: FileFound | undefined;
  readonly match: RecordingMatch | undefined;
  readonly trouble: Trouble | undefined;
}

/** Nothing has been brought. */
export const noFile: BroughtFile = { source: undefined, reading: {}, sample: undefined, stage: undefined, silent: false, found: undefined, match: undefined, trouble: undefined };

/** The brought file as components see it. */
export const useFiles = create<BroughtFile>(() => noFile);
