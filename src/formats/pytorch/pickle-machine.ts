import { InvalidInputError } from "../../numeric/errors.ts";
import { describeJson } from "../describe-json.ts";
import type { PickleBytes } from "./pickle-bytes.ts";
import { isKind, type PickleValue } from "./pickle-value.ts";

/** Makes plain data from the arguments with which a pickle calls a class or function. */
export type PickleConstructor = (args: readonly PickleValue[]) => PickleValue;

/** What a pickle may name, and what takes its place. */
export interface PickleRules {
  /** Allowed names, e.g. `"collections.OrderedDict"`; `undefined` for one that may be named but not called. */
  readonly globals: ReadonlyMap<string, PickleConstructor | undefined>;
  /** What stands for an object kept outside the pickle, by its id. */
  readonly persistent: (id: PickleValue) => PickleValue;
  /** Gives a state to an object that one of the constructors made, as Python's `__setstate__` would; by default states are dropped. */
  readonly build?: (target: PickleValue, state: PickleValue) => void;
  /** What such a pickle may hold, in words, for errors. */
  readonly holds: string;
  /** The advice given where a pickle names anything else. */
  readonly remedy: string;
}

const MARK = Symbol("mark");

/** The stack machine that a pickle is a program for, with every operation that could run code replaced by `PickleRules`. */
export class PickleMachine {
  readonly bytes: PickleBytes;
  readonly #rules: PickleRules;
  readonly #stack: (PickleValue | typeof MARK)[] = [];
  readonly #memo = new Map<number, PickleValue>();

  constructor(bytes: PickleBytes, rules: PickleRules) {
    this.bytes = bytes;
    this.#rules = rules;
  }

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  pushMark(): void {
    this.#stack.push(MARK);
  }

  pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw this.damaged("a value on the stack", "none");
    return value;
  }

  /** The value on top, left there. */
  top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }

  /** All values above the last mark, and the mark itself. */
  popToMark(): PickleValue[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw this.damaged("a mark on the stack", "none");
    const values = this.#stack.splice(at);
    return values.slice(1) as PickleValue[];
  }

  remember(index: number): void {
    this.#memo.set(index, this.top());
  }

  rememberNext(): void {
    this.remember(this.#memo.size);
  }

  recall(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) throw this.damaged(`a remembered value ${index}`, "none");
    this.push(value);
  }

  pushGlobal(module: string, name: string): void {
    const full = `${module}.${name}`;
    if (!this.#rules.globals.has(full)) throw this.forbidden(full);
    this.push({ kind: "global", name: full });
  }

  /** Stands where Python would call `callee`; only an allowed constructor of ours is run. */
  construct(callee: PickleValue, args: PickleValue): PickleValue {
    if (!isKind(callee, "global") || !isKind(args, "tuple")) throw this.damaged("a call of a named function with a tuple", "something else");
    const constructor = this.#rules.globals.get(callee.name);
    if (constructor === undefined) throw this.forbidden(`a call of ${callee.name}`);
    return constructor(args.items);
  }

  pushPersistent(id: PickleValue): void {
    this.push(this.#rules.persistent(id));
  }

  /** Gives the state on top to the object below it, which stays. */
  build(): void {
    const state = this.pop();
    this.#rules.build?.(this.top(), state);
  }

  damaged(expected: string, got: string): InvalidInputError {
    return new InvalidInputError({ who: this.bytes.who, expected: `${expected} in the pickle`, got, remedy: "The file is damaged; copy it again" });
  }

  forbidden(what: string): InvalidInputError {
    return new InvalidInputError({ who: this.bytes.who, expected: `a pickle of ${this.#rules.holds}`, got: describeJson(what).slice(1, -1), remedy: this.#rules.remedy });
  }
}
