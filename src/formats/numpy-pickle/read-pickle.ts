import type { PickleValue } from "../pytorch/pickle-value.ts";
import { unpickle } from "../pytorch/unpickle.ts";
import { numpyRules } from "./numpy-rules.ts";

/** Protocols 2 to 5 begin with a byte of their own and their number. */
const PROTOCOL = 0x80;
const LAST_PROTOCOL = 5;

/** How dictionaries, lists and arrays begin in protocols 0 and 1, which have no signature. */
const OLD_HEAD = /^(?:\([dl]p\d|[}\]]q\0|c(?:numpy(?:\.\w+)*|collections)\n\w+\n)/;
const HEAD_BYTES = 64;

/** Whether the bytes begin as a pickle of a dictionary, a list or an array does. */
export function isPickle(bytes: Uint8Array): boolean {
  if (bytes[0] === PROTOCOL) return bytes[1] >= 2 && bytes[1] <= LAST_PROTOCOL;
  return OLD_HEAD.test(String.fromCharCode(...bytes.subarray(0, HEAD_BYTES)));
}

/**
 * Reads a pickle of NumPy arrays, dictionaries, lists, texts and numbers, protocols 0 to 5, of Python 2 and 3, as plain data.
 * Nothing is imported and nothing is run.
 *
 * @throws InvalidInputError when it names anything else, or is damaged or cut off.
 */
export function readPickle(bytes: Uint8Array, who: string): PickleValue {
  return unpickle(bytes, numpyRules(who), { who });
}
