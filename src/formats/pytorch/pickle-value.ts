/** What a pickle may hold once read: plain data, never an object with behaviour. */
export type PickleValue = null | boolean | number | bigint | string | Uint8Array | PickleList | PickleTuple | PickleDict | PickleSet | PickleGlobal | PickleOpaque;

/** A Python list; it may contain itself. */
export interface PickleList {
  readonly kind: "list";
  readonly items: PickleValue[];
}

/** A Python tuple. */
export interface PickleTuple {
  readonly kind: "tuple";
  readonly items: readonly PickleValue[];
}

/** A Python dictionary, in its order. Keys that are not numbers or texts are told apart by identity. */
export interface PickleDict {
  readonly kind: "dict";
  readonly entries: Map<PickleValue, PickleValue>;
}

/** A Python set. */
export interface PickleSet {
  readonly kind: "set";
  readonly items: Set<PickleValue>;
}

/** The name of a class or function of Python, which is never looked up. */
export interface PickleGlobal {
  readonly kind: "global";
  /** Module and name, e.g. `"torch.FloatStorage"`. */
  readonly name: string;
}

/** Something that the reader's owner made in place of a Python object. */
export interface PickleOpaque {
  readonly kind: "opaque";
  readonly value: unknown;
}

/** Whether `value` is one of the kinds above that are told apart by `kind`. */
export function isKind<K extends "list" | "tuple" | "dict" | "set" | "global" | "opaque">(value: PickleValue | undefined, kind: K): value is Extract<PickleValue, { readonly kind: K }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}
