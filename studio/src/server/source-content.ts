import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import type { StoredFigure, StoredReport, StoredSection } from "@nullcline/server/report-schema.ts";
import type { StoredRunList } from "./local-store.ts";
import type { HtmlPicture } from "./html-report.ts";
import type { FigureOutline } from "./source-api.ts";

/** A run that a source knows of; damaged ones are left out. */
export type RunEntry = Extract<StoredRunList["runs"][number], { status: "whole" }>;

/** Runs with the names of what varies between them. */
export interface RunEntries {
  readonly columns: readonly string[];
  readonly runs: readonly RunEntry[];
}

/** A report whose figures are outlines; the figures stand apart. */
export interface SourceStudy extends Omit<StoredReport, "sections"> {
  readonly sections: readonly (Omit<StoredSection, "figures"> & { readonly figures: readonly FigureOutline[] })[];
}

/** What was read from a source, checked. */
export interface SourceContent {
  readonly title: string;
  readonly about: string | undefined;
  readonly study: SourceStudy | undefined;
  /** Figures whose data is there, by identifier. */
  readonly figures: ReadonlyMap<string, StoredFigure>;
  /** The others' pictures from an HTML file: SVG for image elements only. */
  readonly pictures: ReadonlyMap<string, HtmlPicture>;
  readonly entries: RunEntries;
  /** Specifications that came along, by run id. */
  readonly specs: ReadonlyMap<string, RunSpec>;
}
