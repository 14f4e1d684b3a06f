import { basename } from "node:path";
import type { OpenedNetwork } from "../lab/open-network.ts";

/**
 * What a command on networks says of a file of another program: what it was taken for, and what was assumed or left out.
 * Nothing for Nullcline's own files.
 */
export function importLines({ imported, path }: Pick<OpenedNetwork, "imported" | "path">): string {
  if (imported === undefined) return "";
  const { recognised, notes } = imported;
  const name = basename(path);
  return `${name}: recognised ${recognised}; "nullcline import" prints its equations\n${notes.length === 0 ? "" : `${name}: ${notes.join(" ")}\n`}`;
}

/** The same as the end of a sentence about the network, for reports; empty for Nullcline's own files. */
export function importClause({ imported }: Pick<OpenedNetwork, "imported">): string {
  return imported === undefined ? "" : `; recognised as ${[imported.recognised, ...imported.notes.map((note) => note.replace(/\.$/, ""))].join(". ")}`;
}
