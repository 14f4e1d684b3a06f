import { createHash } from "node:crypto";
import type { ConfinedFile } from "./confined-file.ts";

/** Content of an answer: bytes in memory, or an open file that is sent, or closed, by whoever sends the answer. */
type Content = { readonly bytes: Buffer } | { readonly file: ConfinedFile };

/** What a request gets. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly content: Content;
  /** Tells this content from any other of the same address; without it the answer is never kept. */
  readonly version?: string | undefined;
  /** How long it may be kept without asking again; default: ask every time. */
  readonly caching?: "immutable" | undefined;
  /** How the bytes are encoded already; default: not at all, and they may be compressed on the way. */
  readonly encoding?: "br" | "gzip" | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An answer in JSON; numbers that JSON does not have become null. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return jsonBytes(status, Buffer.from(`${JSON.stringify(value)}\n`));
}

/** An answer of bytes that are JSON already. */
export function jsonBytes(status: number, bytes: Buffer): Answer {
  const version = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  return { status, type: "application/json; charset=utf-8", content: { bytes }, ...(status === 200 ? { version } : {}) };
}

/** An answer of a file as it is. */
export function fileAnswer(file: ConfinedFile, type: string): Answer {
  return { status: 200, type, content: { file }, version: file.version };
}
