import { InvalidInputError } from "../numeric/errors.ts";
import { hypot } from "../numeric/elementary.ts";
import type { GraphFigure, GraphNode } from "../studies/figure.ts";
import { drawing } from "./drawing.ts";
import { edgePaths, loopPaths, type EdgePaths, type Pixel } from "./graph-edge.ts";
import { placedLabels, type PlacedLabel } from "./label-placement.ts";
import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { stabilityStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import { extent } from "./scale.ts";
import { stabilityLegend } from "./stability-legend.ts";

const width = 640;
const legendHeight = 30;
/** Room around the outermost nodes for labels and loops. */
const margin = 58;
const nodeRadius = 6.5;
const clearance = nodeRadius * 1.5 + 3;

/** The least and greatest height of the field of nodes. */
const fieldHeights = [160, 560] as const;

/** Pixels of the nodes at one scale for both axes, and the height of the drawing. */
function layout(nodes: readonly GraphNode[]): { readonly pixels: readonly Pixel[]; readonly height: number } {
  const [left, right] = extent(nodes.map(({ position }) => position[0]));
  const [low, high] = extent(nodes.map(({ position }) => position[1]));
  const scale = Math.min((width - 2 * margin) / (right - left || 1), (fieldHeights[1] - 2 * margin) / (high - low || 1));
  const field = Math.max(fieldHeights[0], scale * (high - low) + 2 * margin);
  const middle = legendHeight + field / 2;
  const pixels = nodes.map(({ position: [x, y] }): Pixel => [width / 2 + scale * (x - (left + right) / 2), middle - scale * (y - (low + high) / 2)]);
  return { pixels, height: Math.ceil(legendHeight + field) };
}

/** Distance of a pixel from the straight line between two others; infinite beyond its ends. */
function distanceFromSegment([x, y]: Pixel, [x0, y0]: Pixel, [x1, y1]: Pixel): number {
  const length = hypot(x1 - x0, y1 - y0) || 1;
  const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
  if (along <= 0 || along >= length) return Infinity;
  return Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
}

/** How far an edge bows: round a node in its way, apart from the edge that leads back, else hardly. */
function bendOf(from: number, to: number, pixels: readonly Pixel[], isMutual: boolean): number {
  const blocked = pixels.some((pixel, node) => node !== from && node !== to && distanceFromSegment(pixel, pixels[from], pixels[to]) < clearance);
  if (blocked) return 0.16;
  return isMutual ? 0.09 : 0.03;
}

/** The paths of all edges, in their order. */
function layoutEdges({ edges }: GraphFigure, pixels: readonly Pixel[], centre: Pixel): EdgePaths[] {
  const known = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  return edges.map(({ from, to }) => {
    if (from === to) return loopPaths(pixels[from], centre, clearance);
    return edgePaths(pixels[from], pixels[to], clearance, bendOf(from, to, pixels, known.has(`${to} ${from}`)));
  });
}

function drawEdge({ line, head }: EdgePaths, from: GraphNode, to: GraphNode): Markup {
  const { className } = stabilityStyle(from.unstableDimensions);
  const name = element("title", {}, `${from.label} → ${to.label}`);
  return element("g", { class: "edge" }, name, element("path", { class: `direction ${className}`, d: line }), element("path", { class: className, d: head }));
}

function drawNode({ label, unstableDimensions }: GraphNode, [x, y]: Pixel, { at, anchor }: PlacedLabel): Markup {
  return element("g", {},
    stabilityMarker(x, y, unstableDimensions, nodeRadius),
    element("text", { class: "node-label", x: pixelText(at[0]), y: pixelText(at[1]), dy: "0.32em", "text-anchor": anchor }, label));
}

function assertEdges({ id, nodes, edges }: GraphFigure): void {
  const stray = edges.find(({ from, to }) => nodes[from] === undefined || nodes[to] === undefined);
  if (stray === undefined) return;
  throw new InvalidInputError({ who: `graph figure "${id}"`, expected: `edges between nodes 0 to ${nodes.length - 1}`, got: `an edge from ${stray.from} to ${stray.to}` });
}

/**
 * A directed graph: nodes coloured and shaped by their unstable dimensions, edges in the colour of the node they
 * leave, homoclinic edges as loops. Positions keep their proportions.
 *
 * @throws InvalidInputError if an edge names a node that is not there.
 */
export function drawGraph(figure: GraphFigure): Markup {
  assertEdges(figure);
  const { pixels, height } = layout(figure.nodes);
  const { nodes, edges } = figure;
  const paths = layoutEdges(figure, pixels, [width / 2, (height + legendHeight) / 2]);
  const labels = placedLabels(nodes.map(({ label }) => label), pixels, paths.flatMap(({ points }) => points), clearance - 1);
  return drawing(width, height, { title: figure.title, description: figure.caption },
    stabilityLegend(nodes.map(({ unstableDimensions }) => unstableDimensions), 12, 11),
    edges.map(({ from, to }, index) => drawEdge(paths[index], nodes[from], nodes[to])),
    nodes.map((node, index) => drawNode(node, pixels[index], labels[index])));
}
