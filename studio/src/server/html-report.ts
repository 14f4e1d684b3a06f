import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import type { PackedPopulation } from "@nullcline/report/population-data.ts";
import { unpackIntegers } from "@nullcline/report/packed-integers.ts";
import { lenientNumber } from "@nullcline/server/lenient-number.ts";
import type { Figure } from "@nullcline/studies/figure.ts";
import { z } from "zod";

/** A report's HTML taken apart: nothing of it is run, and nothing but its pictures is kept as markup. */
export interface HtmlReport {
  /** The report without figures, and the figures whose data the file holds, in the form of a kept report; not yet checked. */
  readonly report: { readonly sections: readonly HtmlSection[]; readonly [key: string]: unknown };
  /** The other figures' pictures as SVG, by identifier: for image elements only. */
  readonly pictures: ReadonlyMap<string, HtmlPicture>;
}

/** A figure's picture, and the fingerprint of the data that it draws. */
export interface HtmlPicture {
  readonly svg: string;
  readonly fingerprint: string;
}

/** A section with the outlines of its figures; those with data have all that a kept figure has. */
export interface HtmlSection {
  readonly title: string;
  readonly text: string;
  readonly columns: 1 | 2;
  readonly folded?: boolean;
  readonly figures: readonly { readonly id: string; readonly kind: Figure["kind"]; readonly title: string; readonly caption: string }[];
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The text of a piece of markup that a report's writer made. */
function textOf(markup: string | undefined): string {
  return (markup ?? "").replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);
}

function first(markup: string, pattern: RegExp): string | undefined {
  return pattern.exec(markup)?.[1];
}

const packedText = z.string().regex(/^(?:[\w-]{2})*$/);

const populationSchema = z.object({
  names: z.array(z.string()),
  factors: z.array(z.object({ name: z.string(), values: z.array(z.string()), codes: packedText })),
  maps: z.array(z.object({ title: z.string(), stress: lenientNumber, positions: packedText })),
});

const kindSchema = z.enum(["curves", "traces", "state-space", "spectrum", "table", "scatter", "bands", "graph", "population"]) satisfies z.ZodType<Figure["kind"]>;

const identitySchema = z.object({ figures: z.array(z.object({ id: z.string(), kind: kindSchema, fingerprint: z.string() })) });

function pairs(text: string): number[][] {
  const flat = unpackIntegers(text);
  return Array.from({ length: flat.length / 2 }, (_, member) => [flat[2 * member], flat[2 * member + 1]]);
}

/** A population's data as the figure of a kept report: positions on the grid serve as positions. */
function population(packed: Pick<PackedPopulation, "names" | "factors" | "maps">, details: unknown): Record<string, unknown> {
  const codes = packed.factors.map((factor) => unpackIntegers(factor.codes));
  return {
    factors: packed.factors.map(({ name }) => name),
    members: packed.names.map((name, member) => ({ name, factors: packed.factors.map(({ values }, factor) => values[codes[factor][member]]) })),
    maps: packed.maps.map(({ title, stress, positions }) => ({ title, stress, positions: pairs(positions) })),
    details,
  };
}

function cells(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell));
}

function table(markup: string): Record<string, unknown> {
  const [head = "", ...rows] = [...markup.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => row);
  const isRight = [...head.matchAll(/<th([^>]*)>/g)].map(([, attributes]) => attributes.includes("right"));
  return { columns: cells(head).map((label, index) => ({ label, align: isRight[index] ? "right" : "left" })), rows: rows.map(cells) };
}

function json(markup: string, attribute: string): unknown {
  const text = first(markup, new RegExp(`<script type="application/json"[^>]*${attribute}[^>]*>([^<]*)</script>`));
  return text === undefined ? undefined : JSON.parse(text);
}

function figure(id: string, markup: string, kind: Figure["kind"]): HtmlSection["figures"][number] {
  const frame = { id, kind, title: textOf(first(markup, /<h3>([\s\S]*?)<\/h3>/)), caption: textOf(first(markup, /<figcaption><b>[^<]*<\/b>([\s\S]*?)<\/figcaption>/)).trim() };
  if (kind === "table") return { ...frame, ...table(markup) };
  if (kind === "population") return { ...frame, ...population(populationSchema.parse(json(markup, 'class="population-data"')), json(markup, 'class="member-details"')) };
  return frame;
}

function figuresIn(markup: string): RegExpExecArray[] {
  return [...markup.matchAll(/<figure id="([^"]*)">([\s\S]*?)<\/figure>/g)];
}

function section(markup: string, kinds: ReadonlyMap<string, Figure["kind"]>): HtmlSection {
  return {
    title: textOf(first(markup, /<h2>([\s\S]*?)<\/h2>/)),
    text: textOf(first(markup, /<p>([\s\S]*?)<\/p>/)),
    columns: markup.includes('class="figures two"') ? 2 : 1,
    ...(markup.includes("<details><summary><h2>") ? { folded: true } : {}),
    figures: figuresIn(markup).flatMap(([, id, inner]) => (kinds.has(id) ? [figure(id, inner, kinds.get(id)!)] : [])),
  };
}

/**
 * Takes a report's HTML apart by its text alone.
 *
 * @throws InvalidInputError if the file holds no report data.
 */
export function htmlReport(html: string): HtmlReport {
  const data = json(html, 'id="report-data"');
  if (typeof data !== "object" || data === null) {
    throw new InvalidInputError({ who: "report", expected: "a report written by nullcline study", got: "an HTML file without its data", remedy: "Choose the report.html in the folder that the study wrote" });
  }
  const identities = identitySchema.parse(data).figures;
  const kinds = new Map(identities.map(({ id, kind }) => [id, kind]));
  const fingerprints = new Map(identities.map(({ id, fingerprint }) => [id, fingerprint]));
  const head = first(html, /<header>([\s\S]*?)<\/header>/) ?? "";
  const [subject = "", ...summary] = [...head.matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)].map(([, text]) => textOf(text));
  const sections = html.split('<section id="section-').slice(1).map((markup) => section(markup, kinds));
  const pictures = figuresIn(html).flatMap(([, id, inner]) => {
    const picture = first(inner, /<div class="wide static">(<svg [\s\S]*?<\/svg>)/);
    return picture === undefined ? [] : [[id, { svg: picture, fingerprint: fingerprints.get(id) ?? "" }] as const];
  });
  return { report: { ...data, subject, summary, sections }, pictures: new Map(pictures) };
}
