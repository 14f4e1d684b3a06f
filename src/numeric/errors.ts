/** The parts of an error message that a user needs in order to act on it. */
export interface Complaint {
  /** Who complains: the function, command or file, e.g. `"readSafetensors"`. */
  readonly who: string;
  /** What was expected, as a noun phrase. */
  readonly expected: string;
  /** What was found instead. */
  readonly got: string;
  /** What to try next, as an imperative sentence; omitted when the remedy is obvious. */
  readonly remedy?: string;
}

/**
 * Base class of every error that Nullcline raises on purpose.
 * The message reads `who: expected X, got Y. Remedy`.
 */
export class NullclineError extends Error implements Complaint {
  readonly who: string;
  readonly expected: string;
  readonly got: string;
  readonly remedy?: string;

  constructor(complaint: Complaint) {
    const remedy = complaint.remedy === undefined ? "" : `. ${complaint.remedy}`;
    super(`${complaint.who}: expected ${complaint.expected}, got ${complaint.got}${remedy}`);
    this.name = new.target.name;
    this.who = complaint.who;
    this.expected = complaint.expected;
    this.got = complaint.got;
    if (complaint.remedy !== undefined) this.remedy = complaint.remedy;
  }
}

/** An argument, option, specification or file that cannot be used as given. */
export class InvalidInputError extends NullclineError {}

/** A computation that produced a NaN or an infinity; names the first step at which it did. */
export class DivergenceError extends NullclineError {
  /** Index of the first non-finite step. */
  readonly step: number;

  constructor(complaint: Complaint & { readonly step: number }) {
    super(complaint);
    this.step = complaint.step;
  }
}
