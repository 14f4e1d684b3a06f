import { z } from "zod";
import type { PackedDetails } from "../report/member-detail-data.ts";
import type { Figure, PopulationFigure } from "../studies/figure.ts";
import type { Report, ReportSection } from "../studies/report-record.ts";
import { lenientNumber, lenientNumbers } from "./lenient-number.ts";

/**
 * A population as it is kept: `members` without their details, which stand packed in `details`, member by member;
 * `unpackDetail` of `report/member-detail-data.ts` reads one.
 */
export interface StoredPopulationFigure extends PopulationFigure {
  readonly details: PackedDetails;
}

/** A figure as it is kept: `drawFigure` draws it as it draws a study's own. */
export type StoredFigure = Exclude<Figure, PopulationFigure> | StoredPopulationFigure;

/** A section of a kept report. */
export interface StoredSection extends ReportSection {
  readonly figures: readonly StoredFigure[];
}

/** A report as it is kept. */
export interface StoredReport extends Report {
  readonly sections: readonly StoredSection[];
}

const frame = { id: z.string(), title: z.string(), caption: z.string() };
const axis = z.object({ label: z.string(), unit: z.string().exactOptional(), scale: z.enum(["linear", "log"]).exactOptional() });
const thresholds = z.array(z.object({ value: lenientNumber, label: z.string() })).exactOptional();
const pair = z.tuple([lenientNumber, lenientNumber]);
const triple = z.tuple([lenientNumber, lenientNumber, lenientNumber]);
const eigenvalue = z.object({ re: lenientNumber, im: lenientNumber, unstableDimensions: z.number() });

const curves = z.object({
  ...frame, kind: z.literal("curves"), x: axis, y: axis, thresholds,
  series: z.array(z.object({ label: z.string(), group: z.string().exactOptional(), x: lenientNumbers, y: lenientNumbers })),
});

const traces = z.object({
  ...frame, kind: z.literal("traces"), time: axis, value: axis,
  rows: z.array(z.object({ label: z.string(), target: lenientNumbers, output: lenientNumbers, pulses: z.array(z.object({ step: z.number(), value: lenientNumber })) })),
});

const stateSpace = z.object({
  ...frame, kind: z.literal("state-space"), network: z.string(), varianceShares: triple,
  trajectories: z.array(lenientNumbers),
  trajectoryShades: lenientNumbers.exactOptional(),
  points: z.array(z.object({ position: triple, unstableDimensions: z.number(), unstableDirections: z.array(triple), visited: z.boolean() })),
});

const table = z.object({
  ...frame, kind: z.literal("table"),
  columns: z.array(z.object({ label: z.string(), unit: z.string().exactOptional(), align: z.enum(["left", "right"]) })),
  rows: z.array(z.array(z.string())),
});

const scatter = z.object({
  ...frame, kind: z.literal("scatter"), x: axis, y: axis, identity: z.boolean().exactOptional(),
  groups: z.array(z.object({ label: z.string(), x: lenientNumbers, y: lenientNumbers })),
});

const bands = z.object({
  ...frame, kind: z.literal("bands"), x: axis, y: axis, thresholds,
  bands: z.array(z.object({ label: z.string(), x: lenientNumbers, mean: lenientNumbers, spread: lenientNumbers })),
});

const graph = z.object({
  ...frame, kind: z.literal("graph"),
  nodes: z.array(z.object({ label: z.string(), position: pair, unstableDimensions: z.number() })),
  edges: z.array(z.object({ from: z.number(), to: z.number() })),
});

const packedDetail = z.object({
  labels: z.number(), facts: z.array(z.string()), square: triple, paths: z.array(z.string()), trajectories: z.number(),
  points: z.string(), reach: lenientNumber, eigenvalues: z.string(), eigenvalueCount: z.number(),
});

const population = z.object({
  ...frame, kind: z.literal("population"), factors: z.array(z.string()),
  members: z.array(z.object({ name: z.string(), factors: z.array(z.string()) })),
  maps: z.array(z.object({ title: z.string(), stress: lenientNumber, positions: z.array(pair) })),
  details: z.object({ labels: z.array(z.array(z.string())), members: z.array(packedDetail.nullable()) }),
});

const figure = z.discriminatedUnion("kind", [
  curves, traces, stateSpace, z.object({ ...frame, kind: z.literal("spectrum"), eigenvalues: z.array(eigenvalue) }), table, scatter, bands, graph, population,
]);

const verdict = z.enum(["holds", "fails", "undecided"]);

const claim = z.object({
  id: z.string(), statement: z.string(), criterion: z.string(), verdict, figure: z.string(),
  source: z.object({ kind: z.enum(["read", "derived", "proposed"]), where: z.string() }),
  measurements: z.array(z.object({ subject: z.string(), value: z.string(), verdict, note: z.string().exactOptional() })),
});

/** A report as a study's command keeps it in the store. */
export const storedReportSchema: z.ZodType<StoredReport> = z.object({
  title: z.string(),
  subject: z.string(),
  summary: z.array(z.string()),
  claims: z.array(claim),
  sections: z.array(z.object({
    title: z.string(), text: z.string(), columns: z.union([z.literal(1), z.literal(2)]), folded: z.boolean().exactOptional(), figures: z.array(figure),
  })),
  provenance: z.object({
    specification: z.unknown(), seed: z.number(), kernel: z.string(), version: z.string(), command: z.string(),
    fingerprints: z.array(z.object({ of: z.string(), value: z.string() })),
  }),
});
