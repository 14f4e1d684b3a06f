import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { concatenated } from "@nullcline/numeric/concatenated.ts";
import { runListSchema, studyReportSchema } from "@nullcline/server/api.ts";
import { storedReportSchema, type StoredReport } from "@nullcline/server/report-schema.ts";
import { runSpecSchema } from "@nullcline/server/run-schema.ts";
import { z } from "zod";
import { htmlReport } from "./html-report.ts";
import type { FigureOutline } from "./source-api.ts";
import type { RunEntries, SourceContent, SourceStudy } from "./source-content.ts";

/** A file may not unpack to more than this. */
const MOST_BYTES = 128 * 2 ** 20;

const exampleSchema = z.object({
  format: z.literal("nullcline-example/1"),
  about: z.string(),
  study: studyReportSchema,
  runs: runListSchema,
  specs: z.record(z.string(), runSpecSchema),
});

/** No runs. */
export const noEntries: RunEntries = { columns: [], runs: [] };

/**
 * Reads a source's file: an example, a study's report as JSON, or a report's HTML; gzip is taken off.
 *
 * @throws InvalidInputError saying what was expected and found.
 */
export async function readSourceFile(bytes: Uint8Array, who: string): Promise<SourceContent> {
  const text = new TextDecoder().decode(isGzip(bytes) ? await unpacked(bytes, who) : bytes).trimStart();
  if (text.startsWith("<")) return htmlContent(text, who);
  const value = jsonOf(text, who);
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format === "nullcline-example/1") return exampleContent(value, who);
  if (format === "nullcline-study-report/1") return reportContent(checked(studyReportSchema, value, who).report);
  throw new InvalidInputError({ who, expected: "a study's report, as HTML or JSON", got: format === undefined ? "JSON of another kind" : `the format ${JSON.stringify(format)}` });
}

/** The content of a kept report. */
export function reportContent(report: StoredReport, about?: string, entries: RunEntries = noEntries): SourceContent {
  const figures = report.sections.flatMap((section) => section.figures);
  return { title: report.title, about, study: outlined(report), figures: new Map(figures.map((figure) => [figure.id, figure])), pictures: new Map(), entries, specs: new Map() };
}

function outline({ id, kind, title, caption }: FigureOutline): FigureOutline {
  return { id, kind, title, caption };
}

function outlined(report: StoredReport): SourceStudy {
  return { ...report, sections: report.sections.map((section) => ({ ...section, figures: section.figures.map(outline) })) };
}

function exampleContent(value: unknown, who: string): SourceContent {
  const { about, study, runs, specs } = checked(exampleSchema, value, who);
  const entries = { columns: runs.columns, runs: runs.runs.filter((run) => run.status === "whole") };
  return { ...reportContent(study.report, about, entries), specs: new Map(Object.entries(specs)) };
}

/** Figures with data are checked like those of a kept report; the others are outlines with a picture. */
function htmlContent(html: string, who: string): SourceContent {
  const { report, pictures } = wellFormed(() => htmlReport(html), who);
  const withData = report.sections.map((section) => ({ ...section, figures: section.figures.filter(({ kind }) => kind === "table" || kind === "population") }));
  const content = reportContent(checked(storedReportSchema, { ...report, sections: withData }, who));
  const sections = report.sections.map(({ figures, ...section }) => ({
    ...section,
    figures: figures.map(({ id, kind, title, caption }) => ({ id, kind, title, caption })),
  }));
  return { ...content, study: { ...content.study!, sections }, pictures };
}

function wellFormed<T>(read: () => T, who: string): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError) throw misshapen(error, who);
    if (error instanceof SyntaxError) throw new InvalidInputError({ who, expected: "well-formed JSON", got: error.message });
    throw error;
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, who: string): T {
  return wellFormed(() => schema.parse(value), who);
}

function misshapen({ issues: [{ path, message }] }: z.ZodError, who: string): InvalidInputError {
  return new InvalidInputError({ who, expected: "a report of this version", got: `at ${path.join(".") || "its start"}: ${message}` });
}

function jsonOf(text: string, who: string): unknown {
  return wellFormed((): unknown => JSON.parse(text), who);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpacked(bytes: Uint8Array, who: string): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let part = await stream.read(); !part.done; part = await stream.read()) {
    total += part.value.length;
    if (total > MOST_BYTES) throw new InvalidInputError({ who, expected: "at most 128 MiB", got: "more, unpacked" });
    parts.push(part.value);
  }
  return concatenated(Uint8Array, parts);
}
