import type { TraceRow, TracesFigure } from "../studies/figure.ts";
import { axisTitle, horizontalAxis } from "./axis.ts";
import { drawing, type PlotArea } from "./drawing.ts";
import { stairPath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { numberText } from "../studies/number-text.ts";
import { pixelText } from "./pixel-text.ts";
import { extent, linearScale, type Interval, type Scale } from "./scale.ts";

const width = 480;
const rowHeight = 74;
const rowGap = 12;
const legendHeight = 30;
const sides = { left: 58, right: 470 };

function rowArea(index: number): PlotArea {
  const top = legendHeight + index * (rowHeight + rowGap);
  return { ...sides, top, bottom: top + rowHeight };
}

function pulseMark({ step, value }: { step: number; value: number }, x: Scale, zero: number): Markup {
  const column = x.toPixel(step + 0.5);
  const tip = zero - Math.sign(value) * 9;
  const base = zero - Math.sign(value) * 2;
  const points = [[column, tip], [column + 3.4, base], [column - 3.4, base]];
  return element("polygon", { class: value > 0 ? "pulse pulse-up" : "pulse pulse-down", points: points.map((point) => point.map(pixelText).join(",")).join(" ") });
}

function rowTicks(y: Scale, { left, right }: PlotArea): Markup[] {
  return [-1, 0, 1].map((value) => {
    const row = pixelText(y.toPixel(value));
    return element("g", {},
      element("line", { class: "grid", x1: left, x2: right, y1: row, y2: row }),
      element("text", { class: "tick", x: left - 6, y: row, dy: "0.32em", "text-anchor": "end" }, numberText(value)));
  });
}

function traceRow(row: TraceRow, index: number, x: Scale, values: Interval): Markup {
  const area = rowArea(index);
  const y = linearScale(values, [area.bottom, area.top]);
  const tread = x.toPixel(1) - x.toPixel(0);
  const columns = Array.from(row.target, (_, step) => x.toPixel(step));
  const name = { class: "axis-title", transform: `translate(16 ${pixelText((area.top + area.bottom) / 2)}) rotate(-90)`, "text-anchor": "middle" };
  return element("g", {},
    element("rect", { class: "ground", x: area.left, y: area.top, width: area.right - area.left, height: rowHeight }),
    rowTicks(y, area),
    element("text", name, row.label),
    element("path", { class: "target", d: stairPath(columns, Array.from(row.target, y.toPixel), tread) }),
    element("path", { class: "output", d: stairPath(columns, Array.from(row.output, y.toPixel), tread) }),
    row.pulses.map((pulse) => pulseMark(pulse, x, y.toPixel(0))));
}

/** Names what is drawn: pulses of a sign only where there are some. */
function legend(rows: readonly TraceRow[]): Markup {
  const y = 13;
  const has = (sign: number): boolean => rows.some(({ pulses }) => pulses.some(({ value }) => Math.sign(value) === sign));
  const item = (x: number, mark: Markup, label: string): Markup[] => [mark, element("text", { class: "legend", x: x + 28, y, dy: "0.32em" }, label)];
  return element("g", {},
    item(58, element("line", { class: "target", x1: 58, x2: 80, y1: y, y2: y }), "target"),
    item(138, element("line", { class: "output", x1: 138, x2: 160, y1: y, y2: y }), "output"),
    has(1) ? item(218, element("polygon", { class: "pulse pulse-up", points: `234,${y - 5} 238,${y + 3} 230,${y + 3}` }), "pulse +1") : undefined,
    has(-1) ? item(306, element("polygon", { class: "pulse pulse-down", points: `322,${y + 4} 326,${y - 4} 318,${y - 4}` }), "pulse −1") : undefined);
}

/** Outputs over targets through one trial, one row a channel, with the channel's input pulses on its zero line. */
export function drawTraces(figure: TracesFigure): Markup {
  const steps = Math.max(1, ...figure.rows.map(({ target }) => target.length));
  const x = linearScale([0, steps], [sides.left, sides.right], 8);
  const [low, high] = extent(figure.rows.flatMap(({ target, output }) => [...Array.from(target), ...Array.from(output)]));
  const values: Interval = [Math.min(-1.25, low), Math.max(1.25, high)];
  const last = rowArea(figure.rows.length - 1);
  return drawing(width, last.bottom + 42, { title: figure.title, description: figure.caption },
    legend(figure.rows),
    figure.rows.map((row, index) => traceRow(row, index, x, values)),
    horizontalAxis(x, axisTitle(figure.time), last.bottom, last.bottom));
}
