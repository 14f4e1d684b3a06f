import { lassoTo } from "./lasso.ts";
import type { Region } from "./map-geometry.ts";
import { memberGrid, type MemberGrid } from "./member-grid.ts";
import type { PopulationMapCanvas } from "./population-map.ts";

/** What dragging draws. */
export type BrushTool = "rectangle" | "lasso";

/** What a reader does on a map, by pointer or by keyboard. */
export interface MapActions {
  /** Members that can be met on the map. */
  shown(): readonly number[];
  tool(): BrushTool;
  hover(member: number | undefined): void;
  /** Starts a region; what it holds is added to the selection if `isAdding`, else replaces it. */
  startBrush(isAdding: boolean): void;
  brush(region: Region): void;
  endBrush(): void;
  toggle(member: number): void;
  open(member: number): void;
  clear(): void;
}

/** Pixels within which the pointer meets a member, and after which a press becomes a drag. */
const reach = 9;
const dragDistance = 4;

type Pixel = readonly [number, number];

function pixelOf(event: PointerEvent, element: HTMLElement): Pixel {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function isFar([x0, y0]: Pixel, [x1, y1]: Pixel): boolean {
  return Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) >= dragDistance;
}

/** A click opens a member, with Shift selects it, and on empty ground clears the selection. */
function click(member: number | undefined, isShift: boolean, actions: MapActions): void {
  if (member === undefined && !isShift) actions.clear();
  if (member === undefined) return;
  if (isShift) actions.toggle(member);
  else actions.open(member);
}

/** The region that a press began, drawn on to a pixel. */
function drawnTo(at: Pixel, press: Pixel, region: Region | undefined, tool: BrushTool): Region {
  if (tool === "rectangle") return { from: press, to: at };
  return lassoTo(region !== undefined && "corners" in region ? region : { corners: [press] }, at);
}

/** Lets the pointer hover, click and drag rectangles or lassos on a map. */
export function listenToPointer({ element, pixels }: PopulationMapCanvas, actions: MapActions): void {
  let press: Pixel | undefined;
  let region: Region | undefined;
  let grid: MemberGrid | undefined;
  const memberAt = ([x, y]: Pixel): number | undefined => {
    if (grid?.pixels !== pixels() || grid.candidates !== actions.shown()) grid = memberGrid(pixels(), actions.shown(), reach);
    return grid.nearest(x, y);
  };
  const release = (): void => {
    if (region !== undefined) actions.endBrush();
    [press, region] = [undefined, undefined];
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    press = pixelOf(event, element);
  });
  element.addEventListener("pointermove", (event) => {
    const at = pixelOf(event, element);
    if (press === undefined) return actions.hover(memberAt(at));
    if (region === undefined && !isFar(press, at)) return;
    if (region === undefined) {
      actions.hover(undefined);
      actions.startBrush(event.shiftKey);
    }
    region = drawnTo(at, press, region, actions.tool());
    actions.brush(region);
  });
  element.addEventListener("pointerup", (event) => {
    if (press !== undefined && region === undefined) click(memberAt(pixelOf(event, element)), event.shiftKey, actions);
    release();
  });
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => actions.hover(undefined));
}
