import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { sha256 } from "../numeric/sha256.ts";
import type { RunSpec } from "./run-spec.ts";

/**
 * The name of a run: the first 16 hexadecimal digits of the SHA-256 of its canonical specification.
 * The same specification always has the same id, whatever the order of its keys.
 */
export function runId(spec: RunSpec): string {
  return sha256(canonicalJson(spec as unknown as JsonValue)).slice(0, 16);
}

/** Whether a text has the form of a run's id. */
export function isRunId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}
