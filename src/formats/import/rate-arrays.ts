import { InvalidInputError } from "../../numeric/errors.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

/** An array under the name that it has in the file. */
export interface NamedArray {
  readonly name: string;
  readonly array: WeightArray;
}

/** The parts of a rate network, found by their names. */
export interface RateArrays {
  readonly units: number;
  /** [N, N] */
  readonly recurrent: NamedArray;
  /** [N, I], [I, N] or [N]. */
  readonly input: NamedArray | undefined;
  readonly bias: NamedArray | undefined;
  /** [O, N], [N, O] or [N]. */
  readonly output: NamedArray | undefined;
  readonly outputBias: NamedArray | undefined;
  readonly initial: NamedArray | undefined;
  /** Names of all arrays that mean something. */
  readonly used: ReadonlySet<string>;
}

/** Names that the field's codes use, in lower case without underscores and dots. */
const NAMES = {
  recurrent: ["w", "wrec", "wrecurrent", "recurrent", "j", "whh", "wrr", "m"],
  input: ["u", "win", "winput", "input", "wih", "b1", "wi", "wu"],
  bias: ["b", "brec", "bias", "bh", "bx", "brecurrent"],
  output: ["wout", "woutput", "output", "wo", "wro", "readoutweight", "v"],
  outputBias: ["bout", "boutput", "bo", "readoutbias", "by"],
  initial: ["x0", "h0", "r0", "initial", "initialstate"],
} as const;

const SCALARS = ["dt", "tau", "alpha"];

/** The parts of a rate network among a group's arrays, or `undefined` where there is no recurrent matrix. */
export function findRateArrays({ arrays }: WeightGroup, who: string): RateArrays | undefined {
  const find = (part: keyof typeof NAMES): NamedArray | undefined => {
    const matches = [...arrays].filter(([name]) => (NAMES[part] as readonly string[]).includes(bareName(name)));
    if (matches.length > 1) throw new InvalidInputError({ who, expected: `one ${part} array`, got: matches.map(([name]) => name).join(" and "), remedy: "Keep one of them in the file" });
    return matches.length === 0 ? undefined : { name: matches[0][0], array: matches[0][1] };
  };
  const recurrent = find("recurrent");
  if (recurrent === undefined) return undefined;
  const { shape } = recurrent.array;
  if (shape.length !== 2 || shape[0] !== shape[1] || shape[0] === 0) throw new InvalidInputError({ who, expected: `the recurrent matrix ${recurrent.name} to be square`, got: `shape [${shape.join(", ")}]`, remedy: "Save one recurrent network a file" });
  const found = { recurrent, input: find("input"), bias: find("bias"), output: find("output"), outputBias: find("outputBias"), initial: find("initial") };
  for (const part of [found.input, found.bias, found.output, found.initial]) checkTouches(part, shape[0], who);
  const names = Object.values(found).flatMap((part) => (part === undefined ? [] : [part.name]));
  return { units: shape[0], ...found, used: new Set([...names, ...SCALARS]) };
}

/** Whether an array's name is one of those for a rate network's recurrent matrix. */
export function isRecurrentName(name: string): boolean {
  return (NAMES.recurrent as readonly string[]).includes(bareName(name));
}

function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, "");
}

function checkTouches(part: NamedArray | undefined, units: number, who: string): void {
  if (part === undefined || (part.array.shape.length <= 2 && part.array.shape.includes(units))) return;
  throw new InvalidInputError({ who, expected: `${part.name} with an axis of ${units} units`, got: `shape [${part.array.shape.join(", ")}]`, remedy: "The arrays do not fit together; check which model they come from" });
}
