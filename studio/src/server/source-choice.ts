import type { SourceChoice, Sources } from "./sources-store.ts";

/** Whether two choices are of the same source. Files are never: one of the same name may have changed. */
export function isSameChoice(a: SourceChoice, b: SourceChoice): boolean {
  if (a.kind === "example" || b.kind === "example") return a.kind === b.kind;
  return a.kind === "store" && b.kind === "store" && a.study === b.study;
}

/** The source that an address names: `source=example`, `source=store`, `source=store&study=universality`; a file cannot be named. */
export function choiceIn(state: URLSearchParams): Exclude<SourceChoice, { kind: "file" }> | undefined {
  const source = state.get("source");
  if (source === "example") return { kind: "example" };
  return source === "store" ? { kind: "store", study: state.get("study") ?? undefined } : undefined;
}

/** How an address names a source. */
export function choiceState(choice: SourceChoice): Readonly<Record<string, string | undefined>> {
  if (choice.kind === "file") return { source: undefined, study: undefined };
  return { source: choice.kind, study: choice.kind === "store" ? choice.study : undefined };
}

/** What to open where the address names nothing: the first study of the local store, or else its runs. */
export function usualChoice({ store, choice }: Sources): Exclude<SourceChoice, { kind: "file" }> | undefined {
  if (choice !== undefined || store === "unknown" || store === "none" || store.runs + store.studies.length === 0) return undefined;
  return { kind: "store", study: store.studies[0] };
}

/** A source in words. */
export function choiceLabel(choice: SourceChoice, folder: string): string {
  switch (choice.kind) {
    case "example": return "Example: universality, quick profile";
    case "file": return choice.name;
    case "store": return `${folder === "" ? "Local store" : `Store ${folder}`}: ${choice.study === undefined ? "all runs" : `study ${choice.study}`}`;
  }
}
