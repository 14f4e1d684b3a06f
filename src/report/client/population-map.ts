import type { GriddedMap } from "../population-data.ts";
import type { Lasso } from "./lasso.ts";
import { mapPixels, type Region } from "./map-geometry.ts";
import { groundImage, layMark, type GroundImage } from "./mark-pixels.ts";
import type { MemberMarks } from "./mark-sprites.ts";
import { fitCanvas, part, penOf, themeColour } from "./page-elements.ts";

/** The members that a map draws, in its order of drawing. */
export interface DrawnMembers extends MemberMarks {
  readonly faded: readonly number[];
  readonly marked: readonly number[];
}

/** What is laid over the dots. */
export interface MapOverlay {
  /** Members ringed thinly, such as the one under the pointer. */
  readonly ringed: readonly number[];
  /** The member whose details are open. */
  readonly opened: number | undefined;
  readonly region: Region | undefined;
  readonly radius: number;
  readonly looks: MemberMarks;
}

/** One map on the page: two canvases, of which the upper one changes with every movement of the pointer. */
export interface PopulationMapCanvas {
  readonly element: HTMLElement;
  /** Where members are, in pixels of the element. */
  pixels(): Float64Array;
  drawDots(drawn: DrawnMembers): void;
  drawOverlay(overlay: MapOverlay): void;
}

type Pen = CanvasRenderingContext2D;

/** Opacity of members that are not selected while others are. */
const faint = 0.14;

/** Lays members' marks over a picture at the screen's resolution. */
function layMarks(image: GroundImage, members: readonly number[], pixels: Float64Array, { marks, markOf }: MemberMarks, opacity: number): void {
  const ratio = window.devicePixelRatio || 1;
  for (const member of members) layMark(image, marks[markOf[member]].pixels, Math.round(pixels[2 * member] * ratio), Math.round(pixels[2 * member + 1] * ratio), opacity);
}

/** Stamps members' marks, aligned to the screen's pixels. */
function stamp(pen: Pen, members: readonly number[], pixels: Float64Array, { marks, markOf }: MemberMarks): void {
  const ratio = window.devicePixelRatio || 1;
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  for (const member of members) {
    const { sprite } = marks[markOf[member]];
    pen.drawImage(sprite, Math.round(pixels[2 * member] * ratio) - sprite.width / 2, Math.round(pixels[2 * member + 1] * ratio) - sprite.height / 2);
  }
  pen.restore();
}

function ring(pen: Pen, pixels: Float64Array, member: number, radius: number, width: number): void {
  pen.beginPath();
  pen.arc(pixels[2 * member], pixels[2 * member + 1], radius, 0, 2 * Math.PI);
  pen.lineWidth = width;
  pen.stroke();
}

/** Corners of a region in the order of its outline. */
function outline(region: Region): Lasso["corners"] {
  if ("corners" in region) return region.corners;
  const { from: [x0, y0], to: [x1, y1] } = region;
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
}

function drawRegion(pen: Pen, region: Region): void {
  pen.beginPath();
  for (const [x, y] of outline(region)) pen.lineTo(x, y);
  pen.closePath();
  pen.globalAlpha = 0.12;
  pen.fillStyle = themeColour("--accent");
  pen.fill("evenodd");
  pen.globalAlpha = 1;
  pen.strokeStyle = themeColour("--accent");
  pen.lineWidth = 1;
  pen.stroke();
}

/** Prepares a map's canvases; `undefined` where the browser cannot draw. */
export function populationMap(element: HTMLElement, map: GriddedMap): PopulationMapCanvas | undefined {
  const [dots, overlay] = [part(element, ".dots", HTMLCanvasElement), part(element, ".overlay", HTMLCanvasElement)];
  const [dotsPen, overlayPen] = [penOf(dots), penOf(overlay)];
  if (dotsPen === undefined || overlayPen === undefined) return undefined;
  let placed: { readonly side: number; readonly pixels: Float64Array } = { side: 0, pixels: new Float64Array(0) };
  const pixels = (): Float64Array => {
    const side = element.clientWidth;
    if (side !== placed.side) placed = { side, pixels: mapPixels(map.positions, side) };
    return placed.pixels;
  };
  return {
    element,
    pixels,
    drawDots(drawn) {
      fitCanvas(dots, dotsPen);
      if (dots.width === 0) return;
      const image = dotsPen.createImageData(dots.width, dots.height);
      const ground = groundImage(image, drawn.ground);
      layMarks(ground, drawn.faded, pixels(), drawn, faint);
      layMarks(ground, drawn.marked, pixels(), drawn, 1);
      dotsPen.putImageData(image, 0, 0);
    },
    drawOverlay({ ringed, opened, region, radius, looks }) {
      fitCanvas(overlay, overlayPen);
      if (region !== undefined) drawRegion(overlayPen, region);
      stamp(overlayPen, opened === undefined ? ringed : [...ringed, opened], pixels(), looks);
      overlayPen.strokeStyle = themeColour("--ink");
      for (const member of ringed) ring(overlayPen, pixels(), member, radius + 4, 1.4);
      overlayPen.strokeStyle = themeColour("--accent");
      if (opened !== undefined) ring(overlayPen, pixels(), opened, radius + 5, 2.4);
    },
  };
}
