import { create } from "zustand";
import type { Trouble } from "../laboratory/laboratory-store.ts";
import type { StoredSummary } from "./local-store.ts";
import type { OpenedSource } from "./source-api.ts";

/** What the reader looks at: the local store's runs or a study's report in it, the example, or a file. */
export type SourceChoice =
  | { readonly kind: "store"; readonly study?: string | undefined }
  | { readonly kind: "example" }
  | { readonly kind: "file"; readonly name: string };

/** The sources of populations and reports, as components see them. Changed by `sources-actions.ts` only. */
export interface Sources {
  /** The local store: not asked for yet, none, or what it holds. */
  readonly store: "unknown" | "none" | StoredSummary;
  readonly phase: "none" | "opening" | "open" | "failed";
  /** What is open, or is being opened. */
  readonly choice: SourceChoice | undefined;
  readonly opened: OpenedSource | undefined;
  readonly trouble: Trouble | undefined;
}

/** Sources before anything is known. */
export const noSources: Sources = { store: "unknown", phase: "none", choice: undefined, opened: undefined, trouble: undefined };

export const useSources = create<Sources>(() => noSources);
