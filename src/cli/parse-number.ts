import { InvalidInputError } from "../numeric/errors.ts";

/** Makes the reader of a numeric option: the text must be a finite number and nothing else. */
export function numberOption(flag: string): (text: string) => number {
  return (text) => parseNumber(flag, text);
}

/** Makes the reader of a counting option: a whole number, `least` or more. */
export function countOption(flag: string, least: number): (text: string) => number {
  return (text) => {
    const count = isNumber(text) ? Number(text) : NaN;
    if (Number.isInteger(count) && count >= least) return count;
    throw new InvalidInputError({ who: flag, expected: `a whole number, ${least} or more`, got: JSON.stringify(text) });
  };
}

/** Reads a comma-separated list of numbers, such as `0,1,-0.5`. */
export function numberListOption(flag: string): (text: string) => readonly number[] {
  return (text) => text.split(",").map((item) => parseNumber(flag, item));
}

/** Options of a task or cell, gathered from `NAME=VALUE` texts. */
export type Assignments = Readonly<Record<string, number | string>>;

/**
 * Collects repeated `NAME=VALUE` options into a record; a value that looks like a number becomes one.
 * Written for commander, which hands over what was gathered so far.
 */
export function assignmentOption(flag: string): (text: string, gathered?: Assignments) => Assignments {
  return (text, gathered) => {
    const [name, value] = splitOnce(text);
    if (name === "" || value === undefined) throw new InvalidInputError({ who: flag, expected: "NAME=VALUE", got: JSON.stringify(text) });
    return { ...gathered, [name]: isNumber(value) ? Number(value) : value };
  };
}

function parseNumber(flag: string, text: string): number {
  if (isNumber(text)) return Number(text);
  throw new InvalidInputError({ who: flag, expected: "a number", got: JSON.stringify(text) });
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const at = text.indexOf("=");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
