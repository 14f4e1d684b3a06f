const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Largest packed integer: 12 bits are finer than the pixels of any picture in a report. */
export const packedLimit = 4095;

/** Integers from 0 to 4095 as text, two characters each, that need no escaping in JSON or HTML. */
export function packIntegers(values: Iterable<number>): string {
  let text = "";
  for (const value of values) text += alphabet[value >> 6] + alphabet[value & 63];
  return text;
}

/** The inverse of `packIntegers`. */
export function unpackIntegers(text: string): number[] {
  return Array.from({ length: text.length / 2 }, (_, index) => 64 * alphabet.indexOf(text[2 * index]) + alphabet.indexOf(text[2 * index + 1]));
}
