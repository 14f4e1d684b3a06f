import { concatenated } from "../../numeric/concatenated.ts";

/** An encoded field of a protocol-buffers message. */
export type ProtobufField = Uint8Array;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A whole number, 0 or more and below 2⁵³. */
export function varintField(field: number, value: number): ProtobufField {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

/** Bytes: raw data or an encoded message. */
export function bytesField(field: number, value: Uint8Array): ProtobufField {
  return concatenated(Uint8Array, [Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(value.length)]), value]);
}

/** Text in UTF-8. */
export function textField(field: number, value: string): ProtobufField {
  return bytesField(field, new TextEncoder().encode(value));
}

/** A message inside a message. */
export function messageField(field: number, ...fields: readonly ProtobufField[]): ProtobufField {
  return bytesField(field, concatenated(Uint8Array, fields));
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
