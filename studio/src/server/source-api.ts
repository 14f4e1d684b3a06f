import type { ThinnedDetail } from "@nullcline/report/member-detail-data.ts";
import type { PopulationData } from "@nullcline/report/population-data.ts";
import type { PopulationView } from "@nullcline/report/population-view.ts";
import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import type { Figure } from "@nullcline/studies/figure.ts";
import type { Report, ReportSection } from "@nullcline/studies/report-record.ts";

/** Where a population or a study's report is read from. `page` is the page's own address. */
export type SourceAddress =
  /** The local store behind the page: a study's report by its name, or all runs. */
  | { readonly kind: "store"; readonly page: string; readonly study?: string | undefined }
  /** The example that comes with the page. */
  | { readonly kind: "example"; readonly page: string }
  /** A file of the reader's: a report as HTML or JSON, compressed or not. */
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array };

/** A figure of a report, without its data. */
export type FigureOutline = Pick<Figure, "id" | "kind" | "title" | "caption">;

/** A report without its figures' data: these stay in the worker, which draws them. */
export interface StudyOutline extends Omit<Report, "sections"> {
  readonly sections: readonly (Omit<ReportSection, "figures"> & { readonly figures: readonly FigureOutline[] })[];
  /** Printed name of each figure by identifier, e.g. `"Figure 3"`. */
  readonly numbers: readonly (readonly [string, string])[];
}

/** A source just opened. */
export interface OpenedSource {
  readonly title: string;
  /** What the source says of itself, as an example does. */
  readonly about: string | undefined;
  readonly study: StudyOutline | undefined;
  readonly populations: readonly { readonly id: string; readonly title: string; readonly members: number }[];
}

/** A number a network, or NaN. */
export interface Measure {
  readonly name: string;
  /** Unit as printed, e.g. `"%"`; empty where there is none. */
  readonly unit: string;
  readonly values: Float64Array;
  readonly scale: "linear" | "log";
}

/** A population as the page shows it. M = members. */
export interface PopulationTable {
  readonly id: string;
  /** Maps may be missing; the factors are settings, outcomes, the kind of a network and measures in steps. */
  readonly data: PopulationData;
  /** How many of the factors, from the first on, stand in the members' descriptions; the others are derived. */
  readonly described: number;
  /** Index of the factor by which replicates agree: networks of one value differ by their seed only. */
  readonly kind: number | undefined;
  readonly measures: readonly Measure[];
  /** [M]: run ids, empty where the source does not say which run a member is. */
  readonly runs: readonly string[];
}

/** A run to be opened in the laboratory. */
export interface KnownRun {
  readonly spec: RunSpec;
  /** The trained network's file, where it is at hand. */
  readonly file: Uint8Array | undefined;
}

/** A figure ready to be put on the page: markup of our own drawing functions, or a picture from a file, to be shown as an image. */
export type FigureDrawing = { readonly kind: "markup"; readonly markup: string } | { readonly kind: "image"; readonly svg: string };

/** The worker that reads sources, as the page calls it. One source is open at a time. */
export interface SourceApi {
  open(address: SourceAddress): Promise<OpenedSource>;
  population(id: string): Promise<PopulationTable>;
  /** The details of a population's member, if the source has them. */
  detail(population: string, member: number): Promise<ThinnedDetail | undefined>;
  drawing(figure: string): Promise<FigureDrawing>;
  /** A population's maps as the reader has arranged them, as an SVG file. */
  mapsFile(population: string, view: PopulationView): Promise<string>;
  /** A figure as an SVG file that says where it comes from. */
  svgFile(figure: string): Promise<string>;
  /** A run of the open source; refused where neither the source nor its store has it. */
  run(id: string): Promise<KnownRun>;
}
