/** Half the side of a square around 0 that holds the unit circle and every eigenvalue, with a margin. */
export function planeReach(values: readonly { readonly re: number; readonly im: number }[]): number {
  return 1.08 * values.reduce((most, { re, im }) => Math.max(most, Math.abs(re), Math.abs(im)), 1);
}

/** Round numbers on both sides of 0, at most three on each, inside a reach. */
export function ticksWithin(reach: number): number[] {
  const step = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((candidate) => reach / candidate <= 3) ?? reach / 2;
  const ticks: number[] = [];
  for (let tick = step; tick < reach; tick += step) ticks.push(-tick, tick);
  return ticks.toSorted((a, b) => a - b);
}
