import { InvalidInputError } from "../../numeric/errors.ts";
import { orderedDict } from "../pytorch/checkpoint-rules.ts";
import type { PickleConstructor, PickleRules } from "../pytorch/pickle-machine.ts";
import { isKind, type PickleValue } from "../pytorch/pickle-value.ts";
import { pickledValues, type ArrayState, type PickledArray, type PickledType } from "./pickled-array.ts";

const REMEDY = "Save arrays, dictionaries, lists, texts and numbers only, for example with numpy.savez('file.npz', rates=rates)";

/** NumPy's modules before version 2 and since. */
const MODULES = ["numpy.core", "numpy._core"];

/**
 * What a pickle of NumPy arrays may name: the functions with which NumPy makes arrays, types and scalars, and ordered
 * dictionaries. None of them is run; plain data take their places.
 *
 * Source: numpy.ndarray.__reduce__, numpy.dtype.__reduce__ and `_frombuffer` of numpy.core.numeric.
 */
export function numpyRules(who: string): PickleRules {
  const named: readonly (readonly [string, PickleConstructor | undefined])[] = [
    ["collections.OrderedDict", orderedDict],
    ["numpy.ndarray", undefined],
    ["numpy.dtype", (args) => newType(args, who)],
    ["_codecs.encode", (args) => encoded(args, who)],
    ["__builtin__.bytes", (args) => noBytes(args, who)],
    ["builtins.bytes", (args) => noBytes(args, who)],
    ...MODULES.flatMap((module): readonly (readonly [string, PickleConstructor])[] => [
      [`${module}.multiarray._reconstruct`, (args) => emptyArray(args, who)],
      [`${module}.multiarray.scalar`, (args) => scalar(args, who)],
      [`${module}.numeric._frombuffer`, (args) => fromBuffer(args, who)],
    ]),
  ];
  const persistent = (): never => {
    throw damaged("no object outside the pickle", who);
  };
  return { globals: new Map(named), persistent, build: (target, state) => setState(target, state, who), holds: "arrays and plain values", remedy: REMEDY };
}

function opaque(value: PickledArray | PickledType): PickleValue {
  return { kind: "opaque", value };
}

/** `dtype('f8', False, True)`; the byte order comes with its state. */
function newType([code]: readonly PickleValue[], who: string): PickleValue {
  if (typeof code !== "string" || !/^[a-zA-Z]\d{0,9}$/.test(code)) throw damaged("the name of an element type", who);
  return opaque({ numpy: "type", code, order: "|" });
}

function emptyArray([kind]: readonly PickleValue[], who: string): PickleValue {
  if (!isKind(kind, "global") || kind.name !== "numpy.ndarray") throw damaged("an array of numpy.ndarray", who);
  return opaque({ numpy: "array", state: undefined });
}

/** `scalar(dtype, bytes)`. */
function scalar([type, content]: readonly PickleValue[], who: string): PickleValue {
  const { data } = pickledValues({ numpy: "array", state: { shape: [], type: typeOf(type, who), fortranOrder: false, content: bytesOf(content, who) } }, who);
  return data[0] ?? null;
}

/** `_frombuffer(buffer, dtype, shape, order)`, by which protocol 5 keeps arrays. */
function fromBuffer([buffer, type, shape, order]: readonly PickleValue[], who: string): PickleValue {
  return opaque({ numpy: "array", state: { shape: shapeOf(shape, who), type: typeOf(type, who), fortranOrder: order === "F", content: bytesOf(buffer, who) } });
}

/** How Python 3 writes bytes for Python 2: `encode(text, "latin1")`. */
function encoded([text, encoding]: readonly PickleValue[], who: string): PickleValue {
  if (typeof encoding !== "string" || !/^(latin1|latin-1)$/.test(encoding)) throw damaged("bytes encoded as latin1", who);
  return bytesOf(text, who);
}

/** How Python 3 writes empty bytes for Python 2. */
function noBytes(args: readonly PickleValue[], who: string): PickleValue {
  if (args.length > 0) throw damaged("empty bytes", who);
  return new Uint8Array();
}

/** What `__setstate__` would do; anything that is neither a type nor an array drops its state. */
function setState(target: PickleValue, state: PickleValue, who: string): void {
  const inner = isKind(target, "opaque") ? (target.value as PickledArray | PickledType) : undefined;
  if (inner?.numpy === "array") inner.state = arrayState(state, who);
  if (inner?.numpy === "type") inner.order = byteOrder(state, who);
}

/** (3, "<", …). */
function byteOrder(state: PickleValue, who: string): string {
  const order = isKind(state, "tuple") ? state.items[1] : undefined;
  if (typeof order !== "string" || !/^[<>|=]$/.test(order)) throw damaged("a type's byte order", who);
  return order;
}

/** (version, shape, dtype, is_fortran, content); the oldest lack the version. */
function arrayState(state: PickleValue, who: string): ArrayState {
  const items = isKind(state, "tuple") ? state.items : [];
  const [shape, type, fortranOrder, content] = items.length === 5 ? items.slice(1) : items;
  const objects = isKind(content, "list") ? content.items : undefined;
  return { shape: shapeOf(shape, who), type: typeOf(type, who), fortranOrder: fortranOrder === true || fortranOrder === 1, content: objects ?? bytesOf(content, who) };
}

function typeOf(value: PickleValue | undefined, who: string): PickledType {
  const inner = isKind(value, "opaque") ? (value.value as PickledArray | PickledType) : undefined;
  if (inner?.numpy === "type") return inner;
  throw damaged("an array's element type", who);
}

function shapeOf(value: PickleValue | undefined, who: string): readonly number[] {
  const sizes = isKind(value, "tuple") ? value.items : undefined;
  if (sizes?.every((size): size is number => typeof size === "number" && Number.isSafeInteger(size) && size >= 0) === true) return sizes;
  throw damaged("an array's shape", who);
}

/** Bytes, or the byte string of Python 2, which was read as one letter a byte. */
function bytesOf(value: PickleValue | undefined, who: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== "string") throw damaged("an array's bytes", who);
  const bytes = Uint8Array.from({ length: value.length }, (_, index) => value.charCodeAt(index));
  for (let index = 0; index < bytes.length; index++) if (bytes[index] !== value.charCodeAt(index)) throw damaged("an array's bytes", who);
  return bytes;
}

function damaged(expected: string, who: string): InvalidInputError {
  return new InvalidInputError({ who, expected: `${expected} in the pickle`, got: "something else", remedy: "The file is damaged; copy it again" });
}

