const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

/**
 * MurmurHash3_x86_128 of some bytes: four unsigned 32-bit words, read as little-endian on every machine.
 * Source: Austin Appleby, MurmurHash3 (public domain).
 */
export function murmur3x128(bytes: Uint8Array, seed = 0): [number, number, number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 16);
  let [h1, h2, h3, h4] = [seed | 0, seed | 0, seed | 0, seed | 0];
  for (let at = 0; at < whole; at += 16) {
    h1 ^= scramble(view.getInt32(at, true), C1, 15, C2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= scramble(view.getInt32(at + 4, true), C2, 16, C3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= scramble(view.getInt32(at + 8, true), C3, 17, C4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= scramble(view.getInt32(at + 12, true), C4, 18, C1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  const [k1, k2, k3, k4] = tailWords(bytes.subarray(whole));
  h1 ^= scramble(k1, C1, 15, C2);
  h2 ^= scramble(k2, C2, 16, C3);
  h3 ^= scramble(k3, C3, 17, C4);
  h4 ^= scramble(k4, C4, 18, C1);
  const { length } = bytes;
  return crossMix(crossMix([h1 ^ length, h2 ^ length, h3 ^ length, h4 ^ length]).map(avalanche));
}

function scramble(word: number, before: number, turn: number, after: number): number {
  return Math.imul(rotate(Math.imul(word, before), turn), after);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The last, incomplete block filled up with zeros. */
function tailWords(tail: Uint8Array): Int32Array {
  const padded = new DataView(new ArrayBuffer(16));
  tail.forEach((byte, k) => padded.setUint8(k, byte));
  return Int32Array.from([0, 4, 8, 12], (at) => padded.getInt32(at, true));
}

/** Adds all words to the first and then the first to all others. */
function crossMix([h1, h2, h3, h4]: number[]): [number, number, number, number] {
  const sum = (h1 + h2 + h3 + h4) | 0;
  return [sum >>> 0, (h2 + sum) >>> 0, (h3 + sum) >>> 0, (h4 + sum) >>> 0];
}

/** The finaliser: every input bit reaches every output bit. */
function avalanche(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
