/** The groups of every match of a pattern in some markup, as numbers. */
export function drawnNumbers(markup: string, pattern: RegExp): number[][] {
  return [...markup.matchAll(pattern)].map(([, ...groups]) => groups.map(Number));
}

/** Centre and radius `[x, y, r]` of every circle of a class. */
export function drawnCircles(markup: string, className: string): number[][] {
  return drawnNumbers(markup, new RegExp(`<circle class="${className}" cx="([\\d.-]+)" cy="([\\d.-]+)" r="([\\d.]+)">`, "g"));
}
