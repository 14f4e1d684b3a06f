import { element, type Markup } from "./markup.ts";
import { shapeMarker } from "./marker.ts";
import { categoryStyle, type MarkShape } from "./palette.ts";

/** Width of a text of 12 pixels, on the generous side: system fonts differ. */
function textWidth(text: string): number {
  return 7.2 * text.length;
}

/** An entry of a legend: what it stands for, and the look of its mark. */
export interface LegendEntry {
  readonly label: string;
  readonly className: string;
  readonly shape: MarkShape;
}

/** The entries of categories 0, 1, 2, … with the looks that categories have. */
export function categoryEntries(labels: readonly string[]): LegendEntry[] {
  return labels.map((label, index) => ({ label, ...categoryStyle(index) }));
}

/** A legend set in rows between two columns of pixels, and the height it takes. */
export interface RowLegend {
  readonly markup: Markup;
  readonly height: number;
}

const rowHeight = 20;

/** More values than this are not told apart by eye; a legend then says how many more there are. */
export const legendLimit = 24;

/** A heading and the entries after it, broken into rows that fit between `left` and `right`; the first row is centred on `y`. */
export function rowLegend(heading: string, entries: readonly LegendEntry[], { left, right, y }: { readonly left: number; readonly right: number; readonly y: number }): RowLegend {
  const start = left + textWidth(heading) + 22;
  let x = start;
  let row = 0;
  /** Takes the next place of some width, in this row or the next. */
  const place = (width: number): readonly [number, number] => {
    if (x + width > right && x > start) [x, row] = [start, row + 1];
    x += width;
    return [x - width, y + rowHeight * row];
  };
  const marks = entries.slice(0, legendLimit).flatMap(({ label, className, shape }) => {
    const [column, line] = place(11 + textWidth(label) + 18);
    return [shapeMarker(shape, { class: `spot ${className}` }, column, line, 4.2), element("text", { class: "legend", x: column + 11, y: line, dy: "0.32em" }, label)];
  });
  const name = element("text", { class: "legend heading", x: left, y, dy: "0.32em" }, heading);
  if (entries.length > legendLimit) {
    const rest = `and ${entries.length - legendLimit} more`;
    const [column, line] = place(textWidth(rest));
    marks.push(element("text", { class: "note", x: column, y: line, dy: "0.32em" }, rest));
  }
  return { markup: element("g", {}, name, marks), height: rowHeight * (row + 1) };
}

/** The entries one below the other, from row `y` on. */
export function columnLegend(entries: readonly LegendEntry[], x: number, y: number): Markup {
  return element("g", {}, entries.map(({ label, className, shape }, index) => element("g", {},
    shapeMarker(shape, { class: `spot ${className}` }, x, y + rowHeight * index, 4.2),
    element("text", { class: "legend", x: x + 12, y: y + rowHeight * index, dy: "0.32em" }, label))));
}
