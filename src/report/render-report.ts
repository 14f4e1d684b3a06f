import type { Claim, Verdict } from "../studies/claim.ts";
import type { Figure, StateSpaceFigure } from "../studies/figure.ts";
import type { Report, ReportSection } from "../studies/report-record.ts";
import { claimsTable } from "./claims-table.ts";
import { clientScript, clientScriptDigest } from "./client.generated.ts";
import { drawFigure } from "./draw-figure.ts";
import { embeddedJson } from "./embedded-json.ts";
import { exportButton } from "./export-button.ts";
import { figureNumbers, type FigureNumbers } from "./figure-numbers.ts";
import { element, verbatim, type Markup } from "./markup.ts";
import { populationBlock } from "./population-block.ts";
import { provenanceBlock } from "./provenance-block.ts";
import { reportData } from "./report-data.ts";
import { rotatingView } from "./rotating-view.ts";
import { stylesheet } from "./stylesheet.ts";

/** Nothing may be loaded from anywhere; only this file's own script may run, and only its own styles apply. */
const contentSecurityPolicy =
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${clientScriptDigest}'; base-uri 'none'; form-action 'none'`;

/** Anchor of the section at `index`. */
const sectionId = (index: number): string => `section-${index + 1}`;

function head(title: string): Markup {
  return element("head", {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("title", {}, title),
    element("style", {}, verbatim(stylesheet)));
}

function tally({ claims }: Report): Markup {
  const count = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;
  const item = (verdict: Verdict): Markup =>
    element("li", {}, element("span", { class: `verdict ${verdict}` }, element("b", {}, String(count(verdict))), ` ${verdict}`));
  return element("ul", { class: "tally", "aria-label": "Claims by verdict" }, item("holds"), item("fails"), item("undecided"));
}

function contents({ claims, sections }: Report): Markup {
  const links = sections.map(({ title }, index) => element("li", {}, element("a", { href: `#${sectionId(index)}` }, title)));
  return element("nav", { "aria-label": "Contents" }, element("ol", {},
    claims.length === 0 ? undefined : element("li", {}, element("a", { href: "#claims" }, "Claims")), links,
    element("li", {}, element("a", { href: "#provenance" }, "Provenance"))));
}

function figureHead({ kind, title }: Figure): Markup {
  return element("div", { class: "figure-head" }, element("h3", {}, title), kind === "table" ? undefined : exportButton(title));
}

function figureBlock(figure: Figure, numbers: FigureNumbers): Markup {
  return element("figure", { id: figure.id },
    figureHead(figure),
    element("div", { class: "wide static" }, drawFigure(figure)),
    figure.kind === "population" ? populationBlock(figure) : undefined,
    element("figcaption", {}, element("b", {}, `${numbers.get(figure.id)}. `), figure.caption));
}

function isStateSpace(figure: Figure): figure is StateSpaceFigure {
  return figure.kind === "state-space";
}

function sectionBlock(section: ReportSection, index: number, numbers: FigureNumbers): Markup {
  const heading = element("h2", {}, section.title);
  const text = element("p", {}, section.text);
  const figures = element("div", { class: section.columns === 2 ? "figures two" : "figures" },
    section.figures.map((figure) => figureBlock(figure, numbers)));
  const spaces = section.figures.filter(isStateSpace);
  const content = section.folded === true
    ? [element("details", {}, element("summary", {}, heading), text, figures)]
    : [heading, text, figures];
  return element("section", { id: sectionId(index) }, content, spaces.length > 0 ? rotatingView(spaces, `rotating-view-${index + 1}`) : undefined);
}

function claimsBlock(claims: readonly Claim[], numbers: FigureNumbers): Markup {
  return element("section", { id: "claims" },
    element("h2", {}, "Claims"),
    element("p", {}, "Only statements marked “read in the source” are that source's; derived and proposed ones are not the paper's."),
    claimsTable(claims, numbers));
}

/**
 * Renders a report as one HTML file that opens offline: no network, no fonts, no images, a strict content
 * security policy, every text escaped. Equal reports give equal strings.
 *
 * Where scripts run, populations become interactive maps, state spaces can be turned, and every picture can be saved
 * as an SVG file; where they do not, and in print, static pictures show the same data. The element `#report-data`
 * holds claims, fingerprints and the whole provenance as JSON.
 *
 * @param report plain data.
 * @returns the whole HTML document.
 */
export function renderReport(report: Report): string {
  const numbers = figureNumbers(report);
  const body = element("body", {},
    element("header", {},
      element("h1", {}, report.title),
      element("p", { class: "subject" }, report.subject),
      report.summary.map((paragraph) => element("p", {}, paragraph)),
      report.claims.length === 0 ? undefined : tally(report),
      contents(report)),
    element("main", {},
      report.claims.length === 0 ? undefined : claimsBlock(report.claims, numbers),
      report.sections.map((section, index) => sectionBlock(section, index, numbers)),
      provenanceBlock(report.provenance)),
    element("footer", {}, `Written by Nullcline ${report.provenance.version}. This file is complete in itself.`),
    embeddedJson(reportData(report), { id: "report-data" }),
    element("script", {}, verbatim(clientScript)));
  return `<!doctype html>\n${element("html", { lang: "en" }, head(report.title), body).markup}\n`;
}
