import type { Claim } from "../studies/claim.ts";
import type { Provenance, Report } from "../studies/report-record.ts";
import { figureFingerprint } from "./figure-fingerprint.ts";

/** A figure of the report, by which its data can be told from others. */
export interface FigureIdentity {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** See `figureFingerprint`. */
  readonly fingerprint: string;
}

/** What a script can read from a report: the element `#report-data` holds it as JSON. */
export interface ReportData {
  readonly format: "nullcline-report/1";
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly figures: readonly FigureIdentity[];
  readonly provenance: Provenance;
}

/** The claims with their verdicts, the figures' fingerprints, and the whole provenance with every specification. */
export function reportData({ title, claims, sections, provenance }: Report): ReportData {
  const figures = sections.flatMap((section) => section.figures);
  return {
    format: "nullcline-report/1", title, claims, provenance,
    figures: figures.map((figure) => ({ id: figure.id, kind: figure.kind, title: figure.title, fingerprint: figureFingerprint(figure) })),
  };
}
