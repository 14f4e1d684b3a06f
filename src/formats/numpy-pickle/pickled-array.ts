import { InvalidInputError } from "../../numeric/errors.ts";
import { isKind, type PickleValue } from "../pytorch/pickle-value.ts";
import { npyArrayOf, isObjectType, type NpyArray } from "../read-npy.ts";
import { elementCount } from "../tensor.ts";

/** A NumPy element type as a pickle builds it: first its code, such as `"f8"`, then its byte order. */
export interface PickledType {
  readonly numpy: "type";
  readonly code: string;
  order: string;
}

/** A NumPy array as a pickle builds it: first an empty one, then its state. */
export interface PickledArray {
  readonly numpy: "array";
  state: ArrayState | undefined;
}

/** What `ndarray.__setstate__` is given. */
export interface ArrayState {
  readonly shape: readonly number[];
  readonly type: PickledType;
  readonly fortranOrder: boolean;
  /** The bytes; of an array of objects the objects, in the array's order. */
  readonly content: Uint8Array | readonly PickleValue[];
}

/** The array that a pickle's value is, or `undefined` where it is something else. */
export function pickledArray(value: PickleValue | undefined): PickledArray | undefined {
  const inner = isKind(value, "opaque") ? value.value : undefined;
  return typeof inner === "object" && inner !== null && "numpy" in inner && inner.numpy === "array" ? (inner as PickledArray) : undefined;
}

/** The shape of an array, [] before it has a state. */
export function pickledShape({ state }: PickledArray): readonly number[] {
  return state?.shape ?? [];
}

/** The objects of an array of objects, or `undefined` where it is one of numbers or texts. */
export function pickledObjects({ state }: PickledArray, who: string): readonly PickleValue[] | undefined {
  if (state === undefined || state.content instanceof Uint8Array) return undefined;
  if (isObjectType(state.type.code) && elementCount(state.shape) === state.content.length) return state.content;
  throw new InvalidInputError({ who, expected: `${elementCount(state.shape)} objects`, got: `${state.content.length} of type ${state.type.code}`, remedy: "The file is damaged; copy it again" });
}

/**
 * The numbers or texts of an array.
 * @throws InvalidInputError when its bytes do not fit its shape, or its type has no place here
 */
export function pickledValues({ state }: PickledArray, who: string): NpyArray {
  if (state === undefined || !(state.content instanceof Uint8Array)) throw new InvalidInputError({ who, expected: "an array of numbers or texts", got: state === undefined ? "an array without a state" : "Python objects", remedy: "The file is damaged; copy it again" });
  const { shape, type, fortranOrder, content } = state;
  return npyArrayOf({ descr: `${type.order}${type.code}`, shape, fortranOrder }, content, who);
}
