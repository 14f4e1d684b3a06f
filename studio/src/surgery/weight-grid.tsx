import { shadeCount } from "@nullcline/report/palette.ts";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useThemeChange } from "../app/use-theme-change.ts";
import type { WeightsView } from "../protocol/analysis.ts";
import { rgbOf, weightPixels, weightReach } from "./weight-map.ts";

/** An entry of a parameter. */
export interface Entry {
  readonly row: number;
  readonly column: number;
}

const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

/** Taller heat maps are made narrower, so that cells stay square. */
const MOST_HEIGHT = 22;
/** Rows of flatter heat maps than this are made higher than their cells are wide, so that they can be seen and hit; in rem. */
const FLAT = 8;
const FLAT_ROW = 0.9;

interface GridProps {
  readonly weights: WeightsView;
  readonly entry: Entry;
  readonly onEntry: (entry: Entry) => void;
  readonly describedBy: string;
}

/** A parameter as a heat map, rows downwards; an entry is chosen by a click or by the arrow keys. A vector is drawn as one row. */
export function WeightGrid({ weights, entry, onEntry, describedBy }: GridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isVector = weights.columns === 1;
  const [height, width] = isVector ? [1, weights.rows] : [weights.rows, weights.columns];
  useEffect(() => paint(canvas.current!, weights, [width, height]), [weights, width, height]);
  useThemeChange(() => paint(canvas.current!, weights, [width, height]));
  const choose = (down: number, across: number): void => {
    const [y, x] = [Math.max(0, Math.min(height - 1, down)), Math.max(0, Math.min(width - 1, across))];
    onEntry(isVector ? { row: x, column: 0 } : { row: y, column: x });
  };
  const [y, x] = isVector ? [0, entry.row] : [entry.row, entry.column];
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    choose(y + move[0], x + move[1]);
  };
  const onClick = (event: MouseEvent): void => {
    const box = canvas.current!.getBoundingClientRect();
    choose(Math.floor(((event.clientY - box.top) / box.height) * height), Math.floor(((event.clientX - box.left) / box.width) * width));
  };
  return (
    <div className="weight-grid" role="application" tabIndex={0} aria-label={`Entries of ${weights.name}; arrow keys choose one`} aria-describedby={describedBy} onKeyDown={onKeyDown} onClick={onClick} style={shapeOf(width, height)}>
      <canvas ref={canvas} aria-hidden />
      <span className="weight-cursor" aria-hidden style={{ left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%`, width: `${100 / width}%`, height: `${100 / height}%` }} />
    </div>
  );
}

function shapeOf(width: number, height: number): CSSProperties {
  if (width / height > FLAT) return { height: `${Math.max(1.5, FLAT_ROW * height)}rem` };
  return { aspectRatio: `${width} / ${height}`, maxWidth: `${(MOST_HEIGHT * width) / height}rem` };
}

function paint(canvas: HTMLCanvasElement, { values, mask }: WeightsView, [width, height]: readonly [number, number]): void {
  const styles = getComputedStyle(canvas);
  const anchors = Array.from({ length: shadeCount }, (_, k) => rgbOf(styles.getPropertyValue(`--shade-${k}`)));
  const pixels = weightPixels(values, mask, { reach: weightReach(values), anchors });
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")!.putImageData(new ImageData(pixels, width, height), 0, 0);
}
