import type { TableColumn, TableFigure } from "../studies/figure.ts";
import { axisTitle } from "./axis.ts";
import { element, type Markup } from "./markup.ts";

/** A table of printed values; numeric columns align right with tabular digits. */
export function drawTable({ columns, rows }: TableFigure): Markup {
  const heads = columns.map((column) => element("th", { scope: "col", class: column.align }, axisTitle(column)));
  const body = rows.map((row) => element("tr", {}, row.map((text, index) => cell(text, columns[index]))));
  return element("table", { class: "data" }, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, body));
}

function cell(text: string, column: TableColumn): Markup {
  return element("td", { class: column.align }, text);
}
