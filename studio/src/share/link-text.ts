import { deflateSync, inflateSync } from "fflate";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";

/** A longer link is refused unread: browsers and mail programs cut such links off. */
export const MOST_LINK_CHARACTERS = 128 * 1024;
/** A link's content that unpacks to more is refused, however small the link is. */
const MOST_BYTES = 1024 * 1024;

/** A text as part of an address: deflated, then base64 with the letters that addresses allow. Equal texts give equal links. */
export function packText(text: string): string {
  return toBase64Url(deflateSync(new TextEncoder().encode(text), { level: 9 }));
}

/**
 * The text that `packText` packed.
 * @throws InvalidInputError for anything else, and for what would unpack to more than 1 MiB.
 */
export function unpackText(packed: string): string {
  if (packed.length > MOST_LINK_CHARACTERS) throw complaint(`at most ${MOST_LINK_CHARACTERS} characters`, String(packed.length));
  const bytes = inflated(fromBase64Url(packed));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw complaint("a text", "other bytes");
  }
}

/** Bytes in base64 with - and _ in place of + and /, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

/** The bytes of a text by `toBase64Url`. @throws InvalidInputError for other texts. */
export function fromBase64Url(text: string): Uint8Array {
  if (!/^[\w-]*$/u.test(text) || text.length % 4 === 1) throw complaint("letters, digits, - and _", "something else, or a part of a link");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** Room is given for one byte more than is allowed: what goes on is noticed and never stored. */
function inflated(packed: Uint8Array): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(packed, { out: new Uint8Array(Math.min(MOST_BYTES + 1, 1100 * packed.length + 64)) });
  } catch {
    throw complaint("deflated text", "something else, or a part of a link");
  }
  if (bytes.length > MOST_BYTES) throw complaint(`content of at most ${MOST_BYTES} bytes`, "more");
  return bytes;
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "link", expected, got, remedy: "Copy the whole link again" });
}
