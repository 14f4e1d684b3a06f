import { nearestMember, neighbourTowards, type Rectangle } from "./map-geometry.ts";
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

/** Lets the arrow keys go from member to member, with Shift draw a rectangle from one; Enter, Space and Escape as the page says. */
export function listenToKeyboard(map: PopulationMapCanvas, actions: KeyboardActions): void {
  let rectangle: Rectangle | undefined;
  const drop = (): void => {
    if (rectangle !== undefined) actions.endBrush();
    rectangle = undefined;
  };
  const draw = (direction: Direction): void => {
    const member = actions.cursor();
    if (member === undefined) return step(map, actions, direction);
    const corner = [map.pixels()[2 * member], map.pixels()[2 * member + 1]] as const;
    if (rectangle === undefined) actions.startBrush(true);
    rectangle = grown(rectangle ?? { from: corner, to: corner }, direction);
    actions.brush(rectangle);
  };
  const act = (key: string, isShift: boolean): boolean => {
    const member = actions.cursor();
    const direction = directions[key];
    if (direction !== undefined && isShift) draw(direction);
    else drop();
    if (direction !== undefined && !isShift) step(map, actions, direction);
    if (key === "Enter" && member !== undefined) actions.open(member);
    if (key === " " && member !== undefined) actions.toggle(member);
    if (key === "Escape") actions.clear();
    return direction !== undefined || ["Enter", " ", "Escape"].includes(key);
  };
  map.element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    if (act(event.key, event.shiftKey)) event.preventDefault();
  });
  map.element.addEventListener("blur", drop);
}
