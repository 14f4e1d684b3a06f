const LONGEST_TEXT = 60;
const MOST_ITEMS = 8;

/**
 * A JSON value in a few words for an error message: scalars as JSON, arrays by their first items, objects only
 * as "an object". Safe for hostile values: never deep, never long.
 */
export function describeJson(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return shorten(`[${value.slice(0, MOST_ITEMS).map(describeItem).join(",")}${value.length > MOST_ITEMS ? ",…" : ""}]`);
  if (typeof value === "object" && value !== null) return "an object";
  return shorten(String(JSON.stringify(value)));
}

function describeItem(item: unknown): string {
  return typeof item === "object" && item !== null ? "…" : String(JSON.stringify(item));
}

function shorten(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}
