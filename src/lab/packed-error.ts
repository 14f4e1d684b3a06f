import { DivergenceError, InvalidInputError, type Complaint, type NullclineError } from "../numeric/errors.ts";

/** An error of ours as plain data: a thread's messages carry data, no classes. */
export interface PackedError {
  readonly complaint: Complaint;
  /** The step at which a computation diverged. */
  readonly step?: number;
}

/** Takes an error apart for the way to another thread. */
export function packError(error: NullclineError): PackedError {
  const { who, expected, got, remedy } = error;
  const complaint = { who, expected, got, ...(remedy === undefined ? {} : { remedy }) };
  return error instanceof DivergenceError ? { complaint, step: error.step } : { complaint };
}

/** Puts an error together again. */
export function unpackError({ complaint, step }: PackedError): NullclineError {
  return step === undefined ? new InvalidInputError(complaint) : new DivergenceError({ ...complaint, step });
}
