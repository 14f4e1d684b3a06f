import { standaloneSvg } from "@nullcline/report/standalone-svg.ts";
import { testReport } from "@nullcline/report/test-report.ts";
import { expect, it } from "vitest";
import { svgOrigin, svgSize } from "./svg-origin.ts";

const { sections, provenance } = testReport();
const [figure] = sections[0].figures;

it("a picture's origin is what its SVG says of itself, readable as JSON", () => {
  if (figure.kind === "table") throw new Error("the report begins with a picture");
  const svg = standaloneSvg(figure, { ...provenance, command: 'nullcline study "a & b" <c>' });
  expect(JSON.parse(svgOrigin(svg))).toMatchObject({ command: 'nullcline study "a & b" <c>', figure: figure.id });
  expect(svgSize(svg).width).toBeGreaterThan(400);
});

it("an SVG that says nothing of itself has no origin and no size", () => {
  expect([svgOrigin("<svg></svg>"), svgSize("<svg></svg>")]).toEqual(["", { width: 0, height: 0 }]);
});
