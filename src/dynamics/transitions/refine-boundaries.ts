import { norm } from "../norm.ts";
import type { Departure, Launch } from "./transition-graph.ts";

/** Two launches from one saddle that reached different nodes: the border between them leads to another saddle. */
interface Border {
  readonly one: Launch;
  readonly other: Launch;
}

/** Directions whose mean is shorter than this are opposite: no direction lies between them. */
const OPPOSITE = 0.1;

/**
 * Launches between those that reached different nodes, and again between the new ones, until each pair has come closely past
 * a saddle or `rounds` are over.
 *
 * Two basins meet in a border that flows into a saddle, or several, between them. A launch on it would end there; one near
 * it passes there, the closer the nearer it is to the border. So a saddle's connections to saddles, which launches in
 * arbitrary directions all but surely miss, are found by bisection. Bordering nodes are tried through their two nearest launches.
 *
 * @param follow runs the departures of a round, as one batch, to their ends.
 * @returns the new launches.
 */
export function* refineBoundaries<Progress>(
  launches: readonly Launch[],
  rounds: number,
  follow: (departures: readonly Departure[], round: number) => Generator<Progress, Launch[]>,
): Generator<Progress, Launch[]> {
  const found: Launch[] = [];
  let borders = firstBorders(launches);
  for (let round = 1; round <= rounds && borders.length > 0; round++) {
    const between = yield* follow(borders.map(({ one, other }) => ({ origin: one.origin, direction: middle(one, other) })), round);
    found.push(...between);
    borders = borders.flatMap((border, k) => narrowed(border, between[k]));
  }
  return found;
}

/** For every saddle and every two nodes that its launches reached: the two launches nearest to each other. */
function firstBorders(launches: readonly Launch[]): Border[] {
  const nearest = new Map<string, Border & { length: number }>();
  const reached = launches.filter(({ node, direction }) => node !== undefined && direction.length > 1);
  for (const one of reached) {
    for (const other of reached) {
      if (one.origin !== other.origin || (one.node as number) >= (other.node as number)) continue;
      const length = norm(sum(one, other));
      const key = `${one.origin} ${one.node} ${other.node}`;
      if (length > Math.max(OPPOSITE, nearest.get(key)?.length ?? 0)) nearest.set(key, { one, other, length });
    }
  }
  return [...nearest.values()].filter(({ one, other }) => !passedTogether(one, other));
}

/** The half of a border that still lies between two nodes; none once it has passed a saddle or ended elsewhere. */
function narrowed({ one, other }: Border, between: Launch): Border[] {
  if (between.node === undefined || passedSaddle(between)) return [];
  return [between.node === one.node ? { one: between, other } : { one, other: between }];
}

/** Whether both sides of a border came closely past one saddle: then it is found already. */
function passedTogether(one: Launch, other: Launch): boolean {
  return one.approaches.some(({ node }) => node !== one.origin && other.approaches.some((approach) => approach.node === node));
}

function passedSaddle({ origin, approaches }: Launch): boolean {
  return approaches.some(({ node }) => node !== origin);
}

function middle(one: Launch, other: Launch): Float64Array {
  const total = sum(one, other);
  const length = norm(total);
  return total.map((value) => value / length);
}

function sum(one: Launch, other: Launch): Float64Array {
  return one.direction.map((value, i) => value + other.direction[i]);
}
