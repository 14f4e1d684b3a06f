import { packDetails } from "../report/member-detail-data.ts";
import type { Figure, PopulationFigure } from "../studies/figure.ts";
import type { Report } from "../studies/report-record.ts";

/** Digits of a figure's numbers: those of float32, far below what a picture shows. */
const DIGITS = 7;

/**
 * A report as it is kept, for `JSON.stringify`; `storedReportSchema` reads it. Figures are data, their numbers with seven
 * digits; the details of populations' members are thinned and packed as in the report's HTML. Claims and provenance are
 * exact.
 */
export function storedReport(report: Report): unknown {
  return { ...report, sections: report.sections.map((section) => ({ ...section, figures: section.figures.map(storedFigure) })) };
}

function storedFigure(figure: Figure): unknown {
  return JSON.parse(JSON.stringify(figure.kind === "population" ? withPackedDetails(figure) : figure, plain));
}

function withPackedDetails(figure: PopulationFigure): unknown {
  return { ...figure, members: figure.members.map(({ name, factors }) => ({ name, factors })), details: packDetails(figure.members.map(({ detail }) => detail)) };
}

/** Typed arrays as plain ones, numbers without the digits that no picture shows. */
function plain(_: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === "number" && Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;
}
