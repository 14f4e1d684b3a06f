import { describe, expect, it } from "vitest";
import type { Figure, TableFigure } from "../studies/figure.ts";
import { figureFingerprint } from "./figure-fingerprint.ts";
import { standaloneSvg } from "./standalone-svg.ts";
import { hostileText, testReport } from "./test-report.ts";
import { firstMalformation } from "./test-well-formed.ts";

const { sections, provenance } = testReport();
const pictures = sections.flatMap((section) => section.figures).filter((figure): figure is Exclude<Figure, TableFigure> => figure.kind !== "table");

describe("a figure's own SVG file", () => {
  it.each(pictures.map((figure) => [figure.id, figure] as const))("%s is well formed, titled, light on white, and needs nothing from outside", (_, figure) => {
    const file = standaloneSvg(figure, provenance);
    const [declaration, svg] = [file.slice(0, file.indexOf("\n")), file.slice(file.indexOf("\n")).trim()];
    expect(declaration).toBe(`<?xml version="1.0" encoding="UTF-8"?>`);
    expect(firstMalformation(svg)).toBeUndefined();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+" viewBox="-10 -10 \d+ \d+" role="img"><title>/);
    expect(svg).toContain(`<desc>${figure.caption}</desc>`);
    expect(svg).toMatch(/<rect x="-10" y="-10" width="\d+" height="\d+" fill="#ffffff">/);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import|var\(--|undefined/);
  });

  it("says which command made it and the fingerprint of its data", () => {
    const [figure] = pictures;
    const metadata = standaloneSvg(figure, provenance).match(/<metadata>(.*?)<\/metadata>/)?.[1].replaceAll("&quot;", '"') ?? "";
    expect(JSON.parse(metadata)).toEqual({ generator: "Nullcline 0.1.0", command: provenance.command, figure: figure.id, fingerprint: figureFingerprint(figure) });
  });

  it("escapes the command and every text", () => {
    const file = standaloneSvg({ ...pictures[0], title: hostileText, caption: hostileText }, { ...provenance, command: hostileText });
    expect(file).not.toContain(hostileText);
    expect(firstMalformation(file.slice(file.indexOf("\n")).trim())).toBeUndefined();
  });
});

describe("the fingerprint of a figure's data", () => {
  const curves: Figure = { kind: "curves", id: "c", title: "t", caption: "c", x: { label: "x" }, y: { label: "y" }, series: [{ label: "one", x: [0, 1], y: [0, 0.5] }] };

  it("is the same for every order of keys and type of array", () => {
    const { series, ...rest } = curves;
    expect(figureFingerprint({ series: series.map(({ x, y, label }) => ({ y: Float64Array.from(y), x: Float32Array.from(x), label })), ...rest })).toBe(figureFingerprint(curves));
  });

  it("changes with any value", () => {
    expect(figureFingerprint({ ...curves, series: [{ label: "one", x: [0, 1], y: [0, 0.5000000000000001] }] })).not.toBe(figureFingerprint(curves));
  });
});
