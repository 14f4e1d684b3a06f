import { InvalidInputError } from "../../numeric/errors.ts";

/** A table of texts: the header's names, and the rows as they stand. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads comma-, semicolon- or tab-separated text; the header decides which. Fields in double quotes may hold
 * separators, line breaks and doubled quotes. Empty lines are skipped.
 *
 * @throws InvalidInputError when there is no header, a name occurs twice, a quote does not end, or a row has more or
 *   fewer fields than the header.
 * Source: RFC 4180.
 */
export function csvTable(text: string, who: string): CsvTable {
  const records = csvRecords(text.replace(/^\uFEFF/, ""), separatorOf(text), who);
  const [header, ...rows] = records;
  if (header === undefined) throw new InvalidInputError({ who, expected: "a line of column names", got: "an empty file" });
  const names = header.map((name) => name.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new InvalidInputError({ who, expected: "columns of different names", got: `${JSON.stringify(twice)} twice` });
  const odd = rows.findIndex((row) => row.length !== names.length);
  if (odd >= 0) throw new InvalidInputError({ who: `${who} (row ${odd + 1})`, expected: `${names.length} fields, as the header has`, got: String(rows[odd].length), remedy: "The file may be cut off there" });
  return { header: names, rows };
}

function separatorOf(text: string): string {
  const first = text.slice(0, Math.max(text.search(/[\r\n]/), 0) || text.length);
  return first.includes("\t") ? "\t" : first.includes(";") && !first.includes(",") ? ";" : ",";
}

function csvRecords(text: string, separator: string, who: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { field, next } = text[at] === '"' ? quotedField(text, at, who) : plainField(text, at, separator);
    record.push(field);
    at = next;
    if (text[at] === separator) {
      at++;
      if (at === text.length) record.push("");
      continue;
    }
    if (at < text.length && text[at] !== "\n" && text[at] !== "\r") throw new InvalidInputError({ who: `${who} (row ${records.length})`, expected: "a separator after a quoted field", got: JSON.stringify(text[at]) });
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  }
  if (record.length > 0) records.push(record);
  return records;
}

function plainField(text: string, from: number, separator: string): { readonly field: string; readonly next: number } {
  let to = from;
  while (to < text.length && text[to] !== separator && text[to] !== "\n" && text[to] !== "\r") to++;
  return { field: text.slice(from, to), next: to };
}

function quotedField(text: string, from: number, who: string): { readonly field: string; readonly next: number } {
  let field = "";
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new InvalidInputError({ who, expected: "a quoted field to end", got: "the end of the file" });
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { field, next: quote + 1 };
    field += '"';
    at = quote + 2;
  }
}
