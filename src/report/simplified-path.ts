/**
 * Leaves out the points of a planar path that lie within `tolerance` of the line through those kept
 * (Douglas and Peucker, 1973). Both ends are kept; order is kept.
 *
 * @param path `[x, y, x, y, …]`.
 */
export function simplifiedPath(path: readonly number[], tolerance: number): number[] {
  const points = path.length / 2;
  if (points <= 2) return [...path];
  const isKept = new Uint8Array(points);
  isKept[0] = isKept[points - 1] = 1;
  const open: [number, number][] = [[0, points - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const farthest = farthestBetween(path, part[0], part[1]);
    if (farthest.squaredDistance <= tolerance * tolerance) continue;
    isKept[farthest.point] = 1;
    open.push([part[0], farthest.point], [farthest.point, part[1]]);
  }
  return path.filter((_, index) => isKept[index >> 1] === 1);
}

/** The point between two others that lies farthest from the segment that joins them. */
function farthestBetween(path: readonly number[], first: number, last: number): { readonly point: number; readonly squaredDistance: number } {
  const [dx, dy] = [path[2 * last] - path[2 * first], path[2 * last + 1] - path[2 * first + 1]];
  const squaredLength = dx * dx + dy * dy || 1;
  let point = first;
  let squaredDistance = -1;
  for (let index = first + 1; index < last; index++) {
    const x = path[2 * index] - path[2 * first];
    const y = path[2 * index + 1] - path[2 * first + 1];
    const along = Math.max(0, Math.min(1, (x * dx + y * dy) / squaredLength));
    const distance = (x - along * dx) * (x - along * dx) + (y - along * dy) * (y - along * dy);
    if (distance > squaredDistance) [point, squaredDistance] = [index, distance];
  }
  return { point, squaredDistance };
}
