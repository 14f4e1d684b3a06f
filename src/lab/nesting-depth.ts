/** No sweep nests deeper. The parser recurses, and a stack that it has filled can take the whole process down. */
const MOST_LEVELS = 50;
/** Columns of indentation that so many levels take, four a level. */
const MOST_INDENTATION = 4 * MOST_LEVELS;

/**
 * Where a YAML text, not parsed yet, begins to nest deeper than 50 levels, or `undefined`. Counts brackets,
 * indicators at the start of a line (as in `- - - x`) and indentation; what stands in quotes counts, too.
 */
export function tooDeepAt(text: string): number | undefined {
  const places = [deepBrackets(text), deepLines(text)].filter((place) => place !== undefined);
  return places.length === 0 ? undefined : Math.min(...places);
}

function deepBrackets(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MOST_LEVELS) return index;
  }
  return undefined;
}

function deepLines(text: string): number | undefined {
  let offset = 0;
  for (const line of text.split("\n")) {
    const start = /^[\s\-?:]*/.exec(line)![0];
    if (start.length > MOST_INDENTATION || start.replaceAll(/\s/g, "").length > MOST_LEVELS) return offset;
    offset += line.length + 1;
  }
  return undefined;
}
