import { InvalidInputError } from "../../numeric/errors.ts";
import { isKind, type PickleValue } from "../pytorch/pickle-value.ts";
import { elementCount } from "../tensor.ts";
import { pickledArray, pickledObjects, pickledShape, pickledValues } from "./pickled-array.ts";

/** An array of numbers of a pickle, decoded when it is asked for. */
export interface PickledNumbers {
  /** Empty for a number. */
  readonly shape: readonly number[];
  /** The element type in words, e.g. `"f8"`. */
  readonly type: string;
  /** Row-major. */
  readonly read: () => Float64Array;
}

/** How many values may still be made of a pickle; values that it shares are made as often as they are referred to. */
export interface ValueBudget {
  /** Values, or bytes of an array. */
  left: number;
  readonly who: string;
}

const FREE_VALUES = 65_536;
const VALUES_A_BYTE = 16;
/** Lists within lists beyond this depth are no data. */
export const DEEPEST_LISTS = 32;

/** A budget that honest files stay far below: 16 values for each byte of the file. */
export function valueBudget(bytes: number, who: string): ValueBudget {
  return { left: FREE_VALUES + VALUES_A_BYTE * bytes, who };
}

/**
 * Takes from a budget.
 * @throws InvalidInputError when nothing is left, as with lists that refer to one another
 */
export function spend(budget: ValueBudget, values: number): void {
  budget.left -= values;
  if (budget.left < 0) throw new InvalidInputError({ who: budget.who, expected: "about as many values as bytes", got: "lists that repeat one another without end", remedy: "Save plain arrays with numpy.savez" });
}

/** The numbers that a value is: a number, an array of numbers, or lists of such of equal lengths; `undefined` for anything else. */
export function pickledNumbers(value: PickleValue | undefined, budget: ValueBudget, level = 0): PickledNumbers | undefined {
  spend(budget, 1);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return { shape: [], type: typeof value === "boolean" ? "boolean" : "float64", read: () => Float64Array.of(Number(value)) };
  if (isKind(value, "list") || isKind(value, "tuple")) return listNumbers(value.items, budget, level);
  const array = pickledArray(value);
  if (array?.state === undefined) return undefined;
  const objects = pickledObjects(array, budget.who);
  if (objects !== undefined) return array.state.shape.length === 1 ? listNumbers(objects, budget, level) : undefined;
  if (!/^[biuf]/.test(array.state.type.code)) return undefined;
  const { type: { code }, content } = array.state;
  spend(budget, content.length);
  return { shape: pickledShape(array), type: code === "b1" ? "boolean" : code, read: () => Float64Array.from(pickledValues(array, budget.who).data as ArrayLike<number | bigint>, Number) };
}

function listNumbers(items: readonly PickleValue[], budget: ValueBudget, level: number): PickledNumbers | undefined {
  if (level >= DEEPEST_LISTS || items.length === 0) return undefined;
  const parts: PickledNumbers[] = [];
  for (const item of items) {
    const part = pickledNumbers(item, budget, level + 1);
    if (part === undefined || (parts.length > 0 && part.shape.join() !== parts[0].shape.join())) return undefined;
    parts.push(part);
  }
  const { shape, type } = parts[0];
  return { shape: [items.length, ...shape], type, read: () => {
    const size = elementCount(shape) ?? 0;
    const out = new Float64Array(size * items.length);
    parts.forEach((part, index) => out.set(part.read(), index * size));
    return out;
  } };
}
