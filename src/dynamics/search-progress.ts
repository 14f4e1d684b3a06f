import { NullclineError } from "../numeric/errors.ts";

/** Where a fixed-point search stands; handed out between batches. */
export interface SearchProgress {
  readonly stage: "descending" | "polishing" | "linearising";
  /** Gradient steps when descending, attempts when polishing, points when linearising. */
  readonly done: number;
  readonly total: number;
}

/** The part of the web's `AbortSignal` that a search looks at, between batches. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** Thrown by a search whose signal was aborted; nothing of its work is kept. */
export class SearchCancelledError extends NullclineError {}

/** Throws when the signal asks to stop. */
export function throwIfCancelled(who: string, signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new SearchCancelledError({ who, expected: "to run to its end", got: "a cancel request" });
}
