import { latinText } from "./pickle-bytes.ts";
import type { PickleMachine } from "./pickle-machine.ts";
import { isKind, type PickleValue } from "./pickle-value.ts";

type Operation = (machine: PickleMachine) => void;

/** Longer integers than any that a checkpoint needs would only cost time. */
const LONGEST_INTEGER = 1024;

const constant = (make: () => PickleValue): Operation => (machine) => machine.push(make());

const scalars: readonly (readonly [string | number, Operation])[] = [
  ["N", constant(() => null)],
  [0x88, constant(() => true)],
  [0x89, constant(() => false)],
  ["I", (machine) => machine.push(decimalLine(machine))],
  ["L", (machine) => machine.push(decimalLine(machine))],
  ["F", (machine) => machine.push(Number(machine.bytes.line()))],
  ["J", (machine) => machine.push(machine.bytes.signed32())],
  ["K", (machine) => machine.push(machine.bytes.unsigned(1))],
  ["M", (machine) => machine.push(machine.bytes.unsigned(2))],
  [0x8a, (machine) => machine.push(longInteger(machine, machine.bytes.unsigned(1)))],
  [0x8b, (machine) => machine.push(longInteger(machine, machine.bytes.unsigned(4)))],
  ["G", (machine) => machine.push(machine.bytes.float64())],
];

const texts: readonly (readonly [string | number, Operation])[] = [
  ["S", (machine) => machine.push(quotedLine(machine))],
  ["V", (machine) => machine.push(escapedLine(machine))],
  ["T", (machine) => machine.push(latinText(machine.bytes.take(machine.bytes.unsigned(4))))],
  ["U", (machine) => machine.push(latinText(machine.bytes.take(machine.bytes.unsigned(1))))],
  ["X", (machine) => machine.push(machine.bytes.text(machine.bytes.unsigned(4)))],
  [0x8c, (machine) => machine.push(machine.bytes.text(machine.bytes.unsigned(1)))],
  [0x8d, (machine) => machine.push(machine.bytes.text(machine.bytes.length64()))],
  ["B", (machine) => machine.push(machine.bytes.take(machine.bytes.unsigned(4)))],
  ["C", (machine) => machine.push(machine.bytes.take(machine.bytes.unsigned(1)))],
  [0x8e, (machine) => machine.push(machine.bytes.take(machine.bytes.length64()))],
  [0x96, (machine) => machine.push(machine.bytes.take(machine.bytes.length64()))],
];

const containers: readonly (readonly [string | number, Operation])[] = [
  ["]", constant(() => ({ kind: "list", items: [] }))],
  ["l", (machine) => machine.push({ kind: "list", items: machine.popToMark() })],
  ["a", (machine) => addToList(machine, [machine.pop()])],
  ["e", (machine) => addToList(machine, machine.popToMark())],
  [")", constant(() => ({ kind: "tuple", items: [] }))],
  ["t", (machine) => machine.push({ kind: "tuple", items: machine.popToMark() })],
  [0x85, (machine) => pushTuple(machine, 1)],
  [0x86, (machine) => pushTuple(machine, 2)],
  [0x87, (machine) => pushTuple(machine, 3)],
  ["}", constant(() => ({ kind: "dict", entries: new Map() }))],
  ["d", (machine) => pushDict(machine)],
  ["s", (machine) => addToDict(machine, [machine.pop(), machine.pop()].toReversed())],
  ["u", (machine) => addToDict(machine, machine.popToMark())],
  [0x8f, constant(() => ({ kind: "set", items: new Set() }))],
  [0x90, (machine) => addToSet(machine, machine.popToMark())],
  [0x91, (machine) => machine.push({ kind: "set", items: new Set(machine.popToMark()) })],
];

const stackAndMemo: readonly (readonly [string | number, Operation])[] = [
  ["(", (machine) => machine.pushMark()],
  ["0", (machine) => void machine.pop()],
  ["1", (machine) => void machine.popToMark()],
  ["2", (machine) => machine.push(machine.top())],
  ["g", (machine) => machine.recall(Number(machine.bytes.line()))],
  ["h", (machine) => machine.recall(machine.bytes.unsigned(1))],
  ["j", (machine) => machine.recall(machine.bytes.unsigned(4))],
  ["p", (machine) => machine.remember(Number(machine.bytes.line()))],
  ["q", (machine) => machine.remember(machine.bytes.unsigned(1))],
  ["r", (machine) => machine.remember(machine.bytes.unsigned(4))],
  [0x94, (machine) => machine.rememberNext()],
  [0x80, (machine) => void machine.bytes.unsigned(1)],
  [0x95, (machine) => void machine.bytes.length64()],
];

const objects: readonly (readonly [string | number, Operation])[] = [
  ["c", (machine) => machine.pushGlobal(machine.bytes.line(), machine.bytes.line())],
  [0x93, (machine) => globalFromStack(machine)],
  ["R", (machine) => call(machine)],
  [0x81, (machine) => call(machine)],
  ["b", (machine) => machine.build()],
  ["Q", (machine) => machine.pushPersistent(machine.pop())],
  ["P", (machine) => machine.pushPersistent(machine.bytes.line())],
];

/**
 * What each operation of a pickle does, protocols 0 to 5, by its byte; STOP is the loop's. INST, OBJ, NEWOBJ_EX and
 * extension codes are absent: no file of tensors or arrays needs them. BUILD, which would set attributes, asks the rules.
 * The byte strings of Python 2 become texts of one letter a byte, since they may be the bytes of an array.
 * Source: the comments of Python's pickletools.
 */
export const pickleOperations: ReadonlyMap<number, Operation> = new Map(
  [...scalars, ...texts, ...containers, ...stackAndMemo, ...objects].map(([code, operation]) => [typeof code === "string" ? code.charCodeAt(0) : code, operation]),
);

function decimalLine(machine: PickleMachine): number | bigint | boolean {
  const text = machine.bytes.line();
  if (text === "00" || text === "01") return text === "01";
  if (!/^-?\d{1,1000}L?$/.test(text)) throw machine.damaged("a whole number", JSON.stringify(text.slice(0, 40)));
  return narrowed(BigInt(text.replace("L", "")));
}

/** Two's complement, little-endian. */
function longInteger(machine: PickleMachine, length: number): number | bigint {
  if (length > LONGEST_INTEGER) throw machine.damaged(`integers of at most ${LONGEST_INTEGER} bytes`, `${length} bytes`);
  const digits = Array.from(machine.bytes.take(length), (byte) => byte.toString(16).padStart(2, "0")).toReversed().join("");
  const value = length === 0 ? 0n : BigInt.asIntN(8 * length, BigInt(`0x${digits}`));
  return narrowed(value);
}

function narrowed(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A Python literal in quotes, one letter a byte. */
function quotedLine(machine: PickleMachine): string {
  const text = machine.bytes.line("latin1").replace(/^(['"])(.*)\1$/, "$2");
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([abfnrtv\\'"]))/g, (_, hexadecimal?: string, octal?: string, letter?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? letter;
    return String.fromCharCode(hexadecimal === undefined ? Number.parseInt(octal ?? "0", 8) & 0xff : Number.parseInt(hexadecimal, 16));
  });
}

const ESCAPES: Readonly<Record<string, string>> = { a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Latin-1 with \\uXXXX and \\UXXXXXXXX for the rest, as protocol 0 writes texts. */
function escapedLine(machine: PickleMachine): string {
  return machine.bytes.line("latin1").replace(/\\u([0-9a-fA-F]{4})|\\U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})/g, (_, short?: string, long?: string) => String.fromCodePoint(Number.parseInt(short ?? long ?? "", 16)));
}

function pushTuple(machine: PickleMachine, size: number): void {
  const items = Array.from({ length: size }, () => machine.pop()).toReversed();
  machine.push({ kind: "tuple", items });
}

function pushDict(machine: PickleMachine): void {
  const values = machine.popToMark();
  machine.push({ kind: "dict", entries: new Map() });
  addToDict(machine, values);
}

function addToList(machine: PickleMachine, values: readonly PickleValue[]): void {
  const list = machine.top();
  if (!isKind(list, "list")) throw machine.damaged("a list to append to", "something else");
  for (const value of values) list.items.push(value);
}

function addToSet(machine: PickleMachine, values: readonly PickleValue[]): void {
  const set = machine.top();
  if (!isKind(set, "set")) throw machine.damaged("a set to add to", "something else");
  for (const value of values) set.items.add(value);
}

function addToDict(machine: PickleMachine, pairs: readonly PickleValue[]): void {
  const dict = machine.top();
  if (!isKind(dict, "dict") || pairs.length % 2 === 1) throw machine.damaged("a dictionary and pairs to add", "something else");
  for (let at = 0; at < pairs.length; at += 2) dict.entries.set(pairs[at], pairs[at + 1]);
}

function globalFromStack(machine: PickleMachine): void {
  const name = machine.pop();
  const module = machine.pop();
  if (typeof name !== "string" || typeof module !== "string") throw machine.damaged("a module and a name", "something else");
  machine.pushGlobal(module, name);
}

function call(machine: PickleMachine): void {
  const args = machine.pop();
  machine.push(machine.construct(machine.pop(), args));
}
