import type { BranchPointView, BranchView } from "../protocol/analysis.ts";

/** A stretch of branches of one stability, as an SVG path. */
export interface BranchSegment {
  readonly path: string;
  readonly unstableDimensions: number;
}

/** A diagram of branches: the input across, the position on PC 1 upwards. */
export interface BranchDrawing {
  readonly segments: readonly BranchSegment[];
  /** Places of the named events, in pixels. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
  /** Range of the upward axis. */
  readonly low: number;
  readonly high: number;
}

const LEFT = 40;
const RIGHT = 8;
const EDGE = 4;

/** Draws branches over a range of the input into a frame of pixels. */
export function branchDrawing(branches: readonly BranchView[], bounds: readonly [number, number], { width, height }: { readonly width: number; readonly height: number }): BranchDrawing {
  const places = branches.flatMap(({ points }) => points.map(({ position }) => position[0]));
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const margin = 0.06 * (most - least || 1);
  const [low, high] = [least - margin, most + margin];
  const x = ({ value }: BranchPointView): number => LEFT + ((value - bounds[0]) / (bounds[1] - bounds[0])) * (width - LEFT - RIGHT);
  const y = ({ position }: BranchPointView): number => EDGE + ((high - position[0]) / (high - low)) * (height - 2 * EDGE);
  return {
    segments: branches.flatMap(({ points }) => stretches(points).map((stretch) => ({
      path: stretch.map((point, k) => `${k === 0 ? "M" : "L"}${x(point).toFixed(1)} ${y(point).toFixed(1)}`).join(""),
      unstableDimensions: stretch[0].unstableDimensions,
    }))),
    marks: branches.flatMap(({ events }) => events.map((event) => ({ x: x(event), y: y(event) }))),
    low, high,
  };
}

/** Events of all branches by the input they happen at; one that two branches meet in is named once. */
export function branchEvents(branches: readonly BranchView[]): readonly { readonly kind: string; readonly value: number }[] {
  const all = branches.flatMap(({ events }) => events.map(({ kind, value, position }) => ({ kind, value, position })));
  const distinct = all.filter((event, k) => all.findIndex((other) => other.kind === event.kind && Math.abs(other.value - event.value) < 1e-6 && near(other.position, event.position)) === k);
  return distinct.toSorted((a, b) => a.value - b.value).map(({ kind, value }) => ({ kind, value }));
}

/** Neighbouring points of one stability; each stretch begins where the one before ends, so that no gap is drawn. */
function stretches(points: readonly BranchPointView[]): BranchPointView[][] {
  const found: BranchPointView[][] = [];
  points.forEach((point, k) => {
    const last = found.at(-1);
    if (last === undefined || last[0].unstableDimensions !== point.unstableDimensions) found.push(k === 0 ? [point] : [{ ...points[k - 1], unstableDimensions: point.unstableDimensions }, point]);
    else last.push(point);
  });
  return found;
}

function near(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, k) => Math.abs(value - b[k]) < 1e-3);
}
