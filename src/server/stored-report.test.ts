import { describe, expect, it } from "vitest";
import { drawFigure } from "../report/draw-figure.ts";
import { packDetails, unpackDetail } from "../report/member-detail-data.ts";
import { testReport } from "../report/test-report.ts";
import type { Figure, PopulationFigure } from "../studies/figure.ts";
import type { Report } from "../studies/report-record.ts";
import { type StoredPopulationFigure, type StoredReport, storedReportSchema } from "./report-schema.ts";
import { storedReport } from "./stored-report.ts";

const roundTrip = (report: Report): StoredReport => storedReportSchema.parse(JSON.parse(JSON.stringify(storedReport(report))));
const figures = ({ sections }: Report): readonly Figure[] => sections.flatMap((section) => section.figures);
const withFigure = (figure: Figure): Report => ({ ...testReport(), sections: [{ title: "t", text: "x", columns: 1, figures: [figure] }] });
const population = (report: Report) => figures(report).find((figure) => figure.kind === "population")!;

/** The largest relative error between the numbers of two values of one shape; everything else must be equal. */
function largestError(original: unknown, other: unknown): number {
  if (typeof original === "number") return original === 0 ? Math.abs(other as number) : Math.abs((other as number) / original - 1);
  if (typeof original !== "object" || original === null) {
    expect(other).toBe(original);
    return 0;
  }
  expect(Object.keys(other as object).toSorted()).toEqual(Object.keys(original).toSorted());
  return Math.max(0, ...Object.entries(original).map(([key, value]) => largestError(value, (other as Record<string, unknown>)[key])));
}

describe("a report that was kept", () => {
  const kept = roundTrip(testReport());

  it("has the same claims, sections and provenance", () => {
    const { sections, ...rest } = testReport();
    expect(kept).toMatchObject(rest);
    const frame = ({ title, text, columns, folded, figures: list }: Report["sections"][number]) => ({ title, text, columns, folded, kinds: list.map(({ kind, id }) => [kind, id]) });
    expect(kept.sections.map(frame)).toEqual(sections.map(frame));
  });

  it("has the same figures up to the seventh digit", () => {
    const plain = (figure: Figure) => (figure.kind === "population" ? { ...figure, members: figure.members.map(({ name, factors }) => ({ name, factors })), details: undefined } : figure);
    for (const [index, figure] of figures(testReport()).entries()) {
      expect(largestError(plain(figure), plain(figures(kept)[index]))).toBeLessThanOrEqual(5e-7);
    }
  });

  it("has figures that can be drawn", () => {
    for (const figure of figures(kept)) expect(drawFigure(figure).markup).toMatch(/^<(svg|table)[^]*<\/(svg|table)>$/);
  });

  it("holds every kind of figure", () => {
    expect(new Set(figures(kept).map(({ kind }) => kind))).toEqual(new Set(["curves", "traces", "state-space", "spectrum", "table", "graph", "scatter", "bands", "population"]));
  });

  it("holds the details of a population's members, thinned as in the report's HTML", () => {
    const original = population(testReport()) as PopulationFigure;
    const stored = population(kept) as StoredPopulationFigure;
    const packed = packDetails(original.members.map(({ detail }) => detail));
    for (const [index, { name, detail }] of original.members.entries()) {
      expect(stored.members[index]).toEqual({ name, factors: original.members[index].factors });
      const unpacked = unpackDetail(stored.details, index);
      expect(unpacked === undefined).toBe(detail === undefined);
      expect(unpacked?.facts).toEqual(detail?.facts);
      expect(unpacked?.points.length).toBe(detail?.points.length);
      expect(stored.details.members[index]?.paths).toEqual(packed.members[index]?.paths);
    }
  });

  it("has seven digits of a figure's numbers, whole numbers in full, and NaN where JSON has none", () => {
    const curves: Figure = { kind: "curves", id: "c", title: "c", caption: "c", x: { label: "x" }, y: { label: "y" }, series: [{ label: "s", x: Float64Array.of(123456789, 1 / 3, 1e-300), y: [NaN, Infinity, 2] }] };
    const [figure] = figures(roundTrip(withFigure(curves)));
    expect(figure).toEqual({ ...curves, series: [{ label: "s", x: [123456789, 0.3333333, 1e-300], y: [NaN, NaN, 2] }] });
  });

  it("keeps claims and provenance to the last digit", () => {
    const report = { ...testReport(), provenance: { ...testReport().provenance, specification: { rate: 0.1234567890123 } } };
    expect(roundTrip(report).provenance.specification).toEqual({ rate: 0.1234567890123 });
  });

  it("is not a report where a part is missing or of another kind", () => {
    expect(storedReportSchema.safeParse({ ...kept, claims: [{}] }).success).toBe(false);
    expect(storedReportSchema.safeParse({ ...kept, sections: [{ ...kept.sections[0], figures: [{ kind: "pie" }] }] }).success).toBe(false);
  });
});
