/**
 * Indices of the units that a text names by numbers from 1, e.g. `3, 7-9`; `undefined` where it names none or one that
 * the network does not have. In order, each once.
 */
export function unitsFromText(text: string, units: number): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== "");
  const ranges = parts.map((part) => /^(\d{1,6})(?:[-–](\d{1,6}))?$/u.exec(part));
  const named = new Set<number>();
  for (const range of ranges) {
    if (range === null) return undefined;
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (from < 1 || to > units || from > to) return undefined;
    for (let unit = from; unit <= to; unit++) named.add(unit - 1);
  }
  return named.size === 0 ? undefined : [...named].toSorted((a, b) => a - b);
}
