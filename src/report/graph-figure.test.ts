import { describe, expect, it } from "vitest";
import type { GraphFigure } from "../studies/figure.ts";
import { drawFigure } from "./draw-figure.ts";
import { drawnCircles, drawnNumbers } from "./test-drawing.ts";

describe("graph", () => {
  const graph: GraphFigure = {
    kind: "graph", id: "g", title: "t", caption: "c",
    nodes: [{ label: "left", position: [0, 0], unstableDimensions: 1 }, { label: "right", position: [4, 0], unstableDimensions: 0 }, { label: "top", position: [2, 2], unstableDimensions: 2 }],
    edges: [{ from: 0, to: 1 }, { from: 2, to: 0 }, { from: 0, to: 0 }],
  };
  const heads = (markup: string) => drawnNumbers(markup, /<path class="unstable-\d" d="M([\d.-]+) ([\d.-]+)L/g);

  it("keeps the proportions of positions", () => {
    const { markup } = drawFigure(graph);
    const [, [x1, y1]] = drawnCircles(markup, "marker unstable-0");
    const [tip] = drawnNumbers(markup, /<polygon class="marker unstable-1" points="([\d.]+),([\d.]+) /g).slice(-1);
    const [square] = drawnNumbers(markup, /<polygon class="marker unstable-2" points="([\d.]+),([\d.]+) /g).slice(-1);
    const left = [tip[0], tip[1] + 1.5 * 6.5];
    const top = [square[0] + 0.9 * 6.5, square[1] + 0.9 * 6.5];
    expect(y1).toBeCloseTo(left[1], 1);
    expect(top[0] - left[0]).toBeCloseTo((x1 - left[0]) / 2, 1);
    expect(left[1] - top[1]).toBeCloseTo((x1 - left[0]) / 2, 1);
  });

  it("draws every edge with a head just short of where it leads, in the colour of the node it leaves, and names both ends", () => {
    const { markup } = drawFigure(graph);
    const [, [x, y]] = drawnCircles(markup, "marker unstable-0");
    const [[tipX, tipY]] = heads(markup);
    expect(heads(markup).length).toBe(3);
    expect(Math.hypot(tipX - x, tipY - y)).toBeCloseTo(12.75, 1);
    expect(markup).toContain(`<title>left → right</title><path class="direction unstable-1"`);
    expect(markup).toContain(`<title>top → left</title><path class="direction unstable-2"`);
  });

  it("draws a homoclinic edge as a loop that ends where it began", () => {
    const { markup } = drawFigure(graph);
    expect(markup).toMatch(/<title>left → left<\/title><path class="direction unstable-1" d="M[\d. -]+C/);
  });

  it("parts edges that lead there and back", () => {
    const { markup } = drawFigure({ ...graph, edges: [{ from: 0, to: 1 }, { from: 1, to: 0 }] });
    const rows = drawnNumbers(markup, /Q[\d.]+ ([\d.]+) /g).flat();
    const [, [, y]] = drawnCircles(markup, "marker unstable-0");
    expect((rows[0] - y) * (rows[1] - y)).toBeLessThan(0);
  });

  it("stays finite with one node, with coinciding nodes, and with none", () => {
    const [node] = graph.nodes;
    for (const nodes of [[], [node], [node, { ...node, label: "again" }]]) {
      const edges = nodes.map((_, to) => ({ from: 0, to }));
      expect(drawFigure({ ...graph, nodes, edges }).markup).not.toMatch(/NaN|Infinity/);
    }
  });

  it("refuses an edge to a node that is not there", () => {
    expect(() => drawFigure({ ...graph, edges: [{ from: 0, to: 7 }] })).toThrow(`graph figure "g": expected edges between nodes 0 to 2, got an edge from 0 to 7`);
  });
});
