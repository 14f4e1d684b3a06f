import { InvalidInputError } from "../numeric/errors.ts";

/** Gives back a positive number; throws `InvalidInputError` on any other. */
export function positiveNumber(who: string, value: number): number {
  if (value > 0 && value < Infinity) return value;
  throw new InvalidInputError({ who, expected: "a positive number", got: String(value) });
}

/** Gives back a whole number of at least `least`; throws `InvalidInputError` on any other. */
export function wholeNumber(who: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new InvalidInputError({ who, expected: `a whole number, ${least} or more`, got: String(value) });
}

/** Throws `InvalidInputError` unless `values` are `length` finite numbers; `what` names them, with its article. */
export function requireVector(who: string, what: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) throw new InvalidInputError({ who, expected: `${what} of length ${length}`, got: `${values.length}` });
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(values[i])) throw new InvalidInputError({ who, expected: `${what} of finite numbers`, got: `${values[i]} at position ${i}` });
  }
}
