import { philox4x32 } from "./philox.ts";

/** The 128 bits that tell one random stream from another: two words of key, two of counter. */
export type StreamIdentity = readonly [number, number, number, number];

/** Separates texts from numbers, so that "1" and 1 give different streams. */
const TEXT_TAG = 0x74657874;
const NUMBER_TAG = 0x6e756d62;

/**
 * The identity that follows from another one and a field: a hash with Philox as its compression function
 * (Davies–Meyer), over the field's tag, length and words.
 */
export function absorb(identity: StreamIdentity, field: string | number): StreamIdentity {
  const words = typeof field === "string" ? textWords(field) : numberWords(field);
  let state = identity;
  for (let k = 0; k < words.length; k += 2) state = compress(state, words[k], words[k + 1] ?? 0);
  return state;
}

function compress(state: StreamIdentity, word0: number, word1: number): StreamIdentity {
  const mixed = philox4x32(state, [word0, word1]);
  return [mixed[0] ^ state[0], mixed[1] ^ state[1], mixed[2] ^ state[2], mixed[3] ^ state[3]];
}

/** Tag, length, then the text's UTF-16 units. */
function textWords(text: string): number[] {
  return [TEXT_TAG, text.length, ...Array.from({ length: text.length }, (_, k) => text.charCodeAt(k))];
}

/** Tag, high and low half of the float64 (−0 as 0). */
function numberWords(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value + 0);
  return [NUMBER_TAG, 2, view.getUint32(0), view.getUint32(4)];
}
