import { nearestMember, type Rectangle } from "./map-geometry.ts";
import type { PopulationMapCanvas } from "./population-map.ts";

/** What a reader does on a map, by pointer or by keyboard. */
export interface MapActions {
  /** Members that can be met on the map. */
  shown(): readonly number[];
  hover(member: number | undefined): void;
  /** Starts a rectangle; what it holds is added to the selection if `isAdding`, else replaces it. */
  startBrush(isAdding: boolean): void;
  brush(rectangle: Rectangle): void;
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

/** Lets the pointer hover, click and drag rectangles on a map. */
export function listenToPointer({ element, pixels }: PopulationMapCanvas, actions: MapActions): void {
  let press: Pixel | undefined;
  let isDragging = false;
  const memberAt = ([x, y]: Pixel): number | undefined => nearestMember(pixels(), actions.shown(), x, y, reach);
  const release = (): void => {
    if (isDragging) actions.endBrush();
    [press, isDragging] = [undefined, false];
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    press = pixelOf(event, element);
  });
  element.addEventListener("pointermove", (event) => {
    const at = pixelOf(event, element);
    if (press === undefined) return actions.hover(memberAt(at));
    if (!isDragging && isFar(press, at)) {
      isDragging = true;
      actions.hover(undefined);
      actions.startBrush(event.shiftKey);
    }
    if (isDragging) actions.brush({ from: press, to: at });
  });
  element.addEventListener("pointerup", (event) => {
    if (press !== undefined && !isDragging) click(memberAt(pixelOf(event, element)), event.shiftKey, actions);
    release();
  });
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => actions.hover(undefined));
}
