/** Members by the cells of a uniform grid, so that a movement of the pointer looks at a few of them, not at all. */
export interface MemberGrid {
  /** What the grid was made of: it serves as long as these are the same. */
  readonly pixels: Float64Array;
  readonly candidates: readonly number[];
  /** The candidate nearest to a pixel, if any lies within reach; of several as near the last one, which is drawn on top. */
  nearest(x: number, y: number): number | undefined;
}

/**
 * Sorts candidates into cells, once for a map of some size and a set of filters.
 *
 * @param pixels `[x, y, x, y, …]` of all members.
 * @param candidates the members that can be met.
 * @param reach the largest distance at which one is met, in pixels.
 */
export function memberGrid(pixels: Float64Array, candidates: readonly number[], reach: number): MemberGrid {
  // A little more than the reach, so that rounding at a border never hides a member two cells away.
  const cellOf = (pixel: number): number => Math.floor(pixel / (reach + 1));
  const rows = new Map<number, Map<number, number[]>>();
  candidates.forEach((member, place) => {
    const row = found(rows, cellOf(pixels[2 * member + 1]), () => new Map<number, number[]>());
    found(row, cellOf(pixels[2 * member]), (): number[] => []).push(place);
  });
  return {
    pixels,
    candidates,
    nearest(x, y) {
      let [nearest, least] = [-1, reach * reach];
      for (const row of [-1, 0, 1]) for (const column of [-1, 0, 1]) for (const place of rows.get(cellOf(y) + row)?.get(cellOf(x) + column) ?? []) {
        const [dx, dy] = [pixels[2 * candidates[place]] - x, pixels[2 * candidates[place] + 1] - y];
        const distance = dx * dx + dy * dy;
        if (distance < least || (distance === least && place > nearest)) [nearest, least] = [place, distance];
      }
      return nearest < 0 ? undefined : candidates[nearest];
    },
  };
}

function found<Value>(map: Map<number, Value>, key: number, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
