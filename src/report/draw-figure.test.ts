import { describe, expect, it } from "vitest";
import type { CurvesFigure, Figure, SpectrumFigure, StateSpaceFigure, TracesFigure } from "../studies/figure.ts";
import { drawFigure } from "./draw-figure.ts";
import { drawnCircles } from "./test-drawing.ts";
import { firstMalformation } from "./test-well-formed.ts";
import { testReport } from "./test-report.ts";

const figures = testReport().sections.flatMap((section) => section.figures);

function ofKind<Kind extends Figure["kind"]>(kind: Kind): Extract<Figure, { kind: Kind }> {
  return figures.find((figure) => figure.kind === kind) as Extract<Figure, { kind: Kind }>;
}

describe("every figure", () => {
  it.each(figures.map((figure) => [figure.id, figure] as const))("%s is well formed", (_, figure) => {
    expect(firstMalformation(drawFigure(figure).markup)).toBeUndefined();
  });

  it.each(figures.filter(({ kind }) => kind !== "table").map((figure) => [figure.id, figure] as const))("%s says its title and caption to screen readers", (_, figure) => {
    const { markup } = drawFigure(figure);
    expect(markup).toContain(`<title>${figure.title}</title>`);
    expect(markup).toContain(`<desc>${figure.caption}</desc>`);
  });

  it("prints no coordinate that is not a number", () => {
    expect(figures.map((figure) => drawFigure(figure).markup).join("")).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("curves", () => {
  const plain: CurvesFigure = {
    kind: "curves", id: "c", title: "t", caption: "c", x: { label: "Step" }, y: { label: "Loss", unit: "a.u.", scale: "log" },
    series: [{ label: "one", x: [0, 100], y: [1, 0.001] }],
  };

  it("draw a point at its pixel on both scales", () => {
    expect(drawFigure(plain).markup).toContain(`d="M62 14L760 294"`);
  });

  it("name both axes with units, the legend and the thresholds", () => {
    const { markup } = drawFigure({ ...plain, thresholds: [{ value: 0.01, label: "criterion" }] });
    for (const text of ["Step", "Loss (a.u.)", "one", "criterion", "10⁻³"]) expect(markup).toContain(`>${text}</text>`);
  });

  it("give series of one group one look and one entry of the legend", () => {
    const one = plain.series[0];
    const { markup } = drawFigure({ ...plain, series: [{ ...one, group: "both" }, { ...one, label: "two", group: "both" }, { ...one, label: "three" }] });
    expect(markup.match(/<path class="curve curve-0"/g)?.length).toBe(2);
    expect([...markup.matchAll(/class="legend"[^>]*>([^<]*)/g)].map(([, label]) => label)).toEqual(["both", "three"]);
  });

  it("leave out values that a logarithm cannot show", () => {
    const { markup } = drawFigure({ ...plain, series: [{ label: "one", x: [0, 50, 100], y: [1, 0, 0.001] }] });
    expect(markup).toContain(`d="M62 14M760 294"`);
  });
});

describe("traces", () => {
  it("mark each pulse, up and down, and label every channel", () => {
    const traces: TracesFigure = ofKind("traces");
    const { markup } = drawFigure(traces);
    const pulses = traces.rows.flatMap((row) => row.pulses);
    const drawn = markup.match(/class="pulse pulse-(up|down)"/g) ?? [];
    expect(drawn.length).toBe(pulses.length + 2);
    for (const { label } of traces.rows) expect(markup).toContain(`>${label}</text>`);
  });
});

describe("state space", () => {
  const point = (x: number, y: number, z: number): StateSpaceFigure["points"][number] =>
    ({ position: [x, y, z], unstableDimensions: 0, unstableDirections: [], visited: true });
  const corners: StateSpaceFigure = { ...ofKind("state-space"), trajectories: [], points: [point(0, 0, 0), point(2, 1, 0.5)] };

  it("keeps one scale on all components, so that distances are true", () => {
    const [, [x0, y0], [x1, y1], [x2, z0], [x3, z1]] = drawnCircles(drawFigure(corners).markup, "marker unstable-0");
    const pixels = (x1 - x0) / 2;
    expect(y0 - y1).toBeCloseTo(pixels, 1);
    expect((x3 - x2) / 2).toBeCloseTo(pixels, 1);
    expect(z0 - z1).toBeCloseTo(pixels / 2, 1);
  });

  it("draws each fixed point in both panels with its class, and its directions", () => {
    const figure = ofKind("state-space");
    const { markup } = drawFigure(figure);
    for (const [dimensions, count] of [[0, 8], [1, 12], [2, 6], [3, 1]]) {
      const markers = markup.match(new RegExp(`class="marker unstable-${dimensions}"`, "g")) ?? [];
      expect(markers.length).toBe(2 * count + 1);
    }
    expect((markup.match(/class="direction/g) ?? []).length).toBe(2 * (12 + 2 * 6 + 3));
  });

  it("colours trajectories from blue to red by their shade, and grey without one", () => {
    const space: StateSpaceFigure = { ...ofKind("state-space"), trajectories: [[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 0, 1], [0, 0, 0, 2, 1, 1]] };
    const classes = (figure: StateSpaceFigure) => [...drawFigure(figure).markup.matchAll(/class="(trajectory[^"]*)"/g)].map(([, name]) => name).slice(0, 3);
    expect(classes({ ...space, trajectoryShades: [-1, 0, 7] })).toEqual(["trajectory shade-0", "trajectory shade-3", "trajectory shade-6"]);
    expect(classes(space)).toEqual(["trajectory", "trajectory", "trajectory"]);
  });

  it("outlines points that no trajectory comes near, without their directions", () => {
    const figure = ofKind("state-space");
    const { markup } = drawFigure({ ...figure, points: figure.points.map((one) => ({ ...one, visited: one.unstableDimensions !== 3 })) });
    expect(markup.match(/class="outline unstable-3"/g)?.length).toBe(2);
    expect(markup).not.toContain(`class="direction unstable-3"`);
  });

  it("prints the share of variance of each component", () => {
    const { markup } = drawFigure(ofKind("state-space"));
    expect(markup).toContain("PC1 (41 % of variance)");
    expect(markup).toContain("PC3 (20 % of variance)");
  });
});

describe("spectrum", () => {
  const spectrum: SpectrumFigure = {
    ...ofKind("spectrum"),
    eigenvalues: [{ re: 0, im: 0, unstableDimensions: 0 }, { re: 1, im: 0, unstableDimensions: 0 }, { re: 0, im: 1.5, unstableDimensions: 0 }],
  };

  it("draws the unit circle through the eigenvalue 1, at equal aspect", () => {
    const { markup } = drawFigure(spectrum);
    const [[centreX, centreY, radius]] = drawnCircles(markup, "unit-circle");
    const [[origin, one], [, high]] = [drawnCircles(markup, "dot unstable-0"), drawnCircles(markup, "marker unstable-0")];
    expect([origin[0], origin[1]]).toEqual([centreX, centreY]);
    expect(one[0] - origin[0]).toBeCloseTo(radius, 1);
    expect(origin[1] - high[1]).toBeCloseTo(1.5 * radius, 1);
  });

  it("draws eigenvalues outside the circle larger", () => {
    const { markup } = drawFigure(spectrum);
    const [[origin], [, high]] = [drawnCircles(markup, "dot unstable-0"), drawnCircles(markup, "marker unstable-0")];
    expect(high[2]).toBeGreaterThan(origin[2]);
  });
});
