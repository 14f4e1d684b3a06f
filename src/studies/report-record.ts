import type { Claim } from "./claim.ts";
import type { Figure } from "./figure.ts";

/** A titled group of figures; `columns` is how many stand side by side on a wide screen (1 or 2). */
export interface ReportSection {
  readonly title: string;
  readonly text: string;
  readonly columns: 1 | 2;
  /** True for a long section that starts closed on screen, such as tables of raw values. */
  readonly folded?: boolean;
  readonly figures: readonly Figure[];
}

/** Everything needed to compute the same report again. */
export interface Provenance {
  /** The specification of the run; printed as JSON. */
  readonly specification: unknown;
  readonly seed: number;
  /** Short digests of results' bits, e.g. of each network's weights. */
  readonly fingerprints: readonly { readonly of: string; readonly value: string }[];
  /** The build of the numerical kernels. */
  readonly kernel: string;
  /** Nullcline's version. */
  readonly version: string;
  /** The command that makes the report again. */
  readonly command: string;
}

/** A study's report as plain data. `renderReport` turns it into one HTML file. */
export interface Report {
  readonly title: string;
  /** What was studied, e.g. the paper's citation. */
  readonly subject: string;
  /** Paragraphs that say what was done and what came out. */
  readonly summary: readonly string[];
  readonly claims: readonly Claim[];
  readonly sections: readonly ReportSection[];
  readonly provenance: Provenance;
}
