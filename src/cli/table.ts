/** A column of a printed table. */
export interface Column {
  readonly label: string;
  /** Unit of the numbers, shown after the label in parentheses. */
  readonly unit?: string;
  /** Numbers align right, words left. */
  readonly align: "left" | "right";
}

/**
 * A table as lines of text: a header, a rule, and a row each, columns two spaces apart.
 *
 * @param columns labels and alignment, length C.
 * @param rows one text a column, [R][C].
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const header = columns.map(({ label, unit }) => (unit === undefined ? label : `${label} (${unit})`));
  const widths = header.map((label, column) => Math.max(label.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (columns[column].align === "right" ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  ").trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return `${[line(header), rule, ...rows.map(line)].join("\n")}\n`;
}

/** A number for a table: three significant digits, scientific where that is shorter to read. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return String(value);
  return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}
