import { nearestMember, neighbourTowards, type Rectangle, type Region } from "./map-geometry.ts";
import type { MapActions } from "./map-pointer.ts";
import type { PopulationMapCanvas } from "./population-map.ts";

/** What the keyboard needs beyond the pointer's actions: the member it stands at. */
export interface KeyboardActions extends MapActions {
  cursor(): number | undefined;
  moveCursor(member: number): void;
}

/** Pixels by which one key press moves the corner of a rectangle. */
const cornerStep = 16;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

type Direction = readonly [number, number];

/** Goes to the next member in a direction; at first to the one nearest to the middle. */
function step({ element, pixels }: PopulationMapCanvas, actions: KeyboardActions, direction: Direction): void {
  const from = actions.cursor();
  const middle = element.clientWidth / 2;
  const next = from === undefined ? nearestMember(pixels(), actions.shown(), middle, middle, Infinity) : neighbourTowards(pixels(), actions.shown(), from, direction);
  if (next !== undefined) actions.moveCursor(next);
}

/** A rectangle around a member, with its far corner moved one step. */
function grown(rectangle: Rectangle, [rightwards, downwards]: Direction): Rectangle {
  return { from: rectangle.from, to: [rectangle.to[0] + cornerStep * rightwards, rectangle.to[1] + cornerStep * downwards] };
}

/** Draws regions from member to member: a rectangle from one, or a lasso whose corners are some. */
function keyboardBrush(map: PopulationMapCanvas, actions: KeyboardActions): { drop(): void; dropRectangle(): void; grow(member: number, direction: Direction): void; corner(member: number): void } {
  let region: Region | undefined;
  const pixelOf = (member: number) => [map.pixels()[2 * member], map.pixels()[2 * member + 1]] as const;
  const draw = (next: Region): void => {
    if (region === undefined) actions.startBrush(true);
    region = next;
    actions.brush(next);
  };
  const drop = (): void => {
    if (region !== undefined) actions.endBrush();
    region = undefined;
  };
  return {
    drop,
    dropRectangle: () => {
      if (region !== undefined && !("corners" in region)) drop();
    },
    grow(member, direction) {
      if (region !== undefined && "corners" in region) drop();
      const corner = pixelOf(member);
      draw(grown(region === undefined || "corners" in region ? { from: corner, to: corner } : region, direction));
    },
    corner(member) {
      const corners = region !== undefined && "corners" in region ? region.corners : [];
      draw({ corners: [...corners, pixelOf(member)] });
    },
  };
}

/**
 * Lets the arrow keys go from member to member, with Shift draw a rectangle from one; L sets a corner of a lasso at the
 * member; Enter, Space and Escape as the page says.
 */
export function listenToKeyboard(map: PopulationMapCanvas, actions: KeyboardActions): void {
  const brush = keyboardBrush(map, actions);
  const move = (direction: Direction, isShift: boolean): void => {
    const member = actions.cursor();
    if (isShift && member !== undefined) return brush.grow(member, direction);
    brush.dropRectangle();
    step(map, actions, direction);
  };
  const act = (key: string, isShift: boolean): boolean => {
    const member = actions.cursor();
    const direction = directions[key];
    if (direction !== undefined) move(direction, isShift);
    else if (key.toLowerCase() === "l" && member !== undefined) brush.corner(member);
    else brush.drop();
    if (key === "Enter" && member !== undefined) actions.open(member);
    if (key === " " && member !== undefined) actions.toggle(member);
    if (key === "Escape") actions.clear();
    return direction !== undefined || ["Enter", " ", "Escape", "l", "L"].includes(key);
  };
  map.element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    if (act(event.key, event.shiftKey)) event.preventDefault();
  });
  map.element.addEventListener("blur", brush.drop);
}
