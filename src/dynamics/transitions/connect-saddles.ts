import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { norm } from "../norm.ts";
import type { Flight } from "./aim-at-saddle.ts";
import { unitVector } from "./direction-sphere.ts";
import type { NodeGeometry } from "./node-geometry.ts";
import { type Connection, seekConnection } from "./seek-connection.ts";
import type { Departure, Launch } from "./transition-graph.ts";
import type { UnstableCoordinates } from "./unstable-coordinates.ts";

/** What the search for connections between saddles needs to know; M nodes, indices are those of the graph. */
export interface SaddleSearch {
  readonly map: DynamicalMap;
  /** [I] */
  readonly input: Float64Array;
  readonly geometry: NodeGeometry;
  /** Launches that were simply followed. */
  readonly launches: readonly Launch[];
  /** Connections known already. */
  readonly known: readonly SaddleConnection[];
  /** Unstable dimensions of each node, [M]. */
  readonly unstable: readonly number[];
  /** Of each saddle. */
  readonly coordinates: (node: number) => UnstableCoordinates;
  /** Where launches from a node start: states [·, D]. */
  readonly launchStates: (origin: number, directions: readonly Float64Array[]) => Float64Array;
  readonly reach: number;
  readonly steps: number;
}

/** A connection with its ends. */
export interface SaddleConnection extends Connection {
  readonly from: number;
  readonly to: number;
}

/** Steps that launches are watched to see when they decide between the sides of a saddle. */
const WATCHED = 128;
/** Share of the launches that must be on the side where they will end. */
const DECIDED = 0.9;
/** Launches to start from, nearest first. */
const STARTS = 3;

/**
 * Connections between saddles, from each to those with fewer unstable dimensions.
 *
 * Where a saddle A leads to a saddle B, A's trajectories also follow B's on to wherever these lead: only the pairs are tried
 * where launches of both reached two stable nodes or more in common, and at least half of those that B's reached. Not all,
 * since a basin can be too thin for A's launches. Where a launch of A has settled at B already, nothing is sought.
 *
 * Yields the number of pairs tried and their total.
 */
export function* connectSaddles(search: SaddleSearch): Generator<{ readonly done: number; readonly total: number }, SaddleConnection[]> {
  const pairs = candidates(search);
  const total = [...pairs.values()].reduce((sum, targets) => sum + targets.length, 0);
  const connections: SaddleConnection[] = [];
  let done = 0;
  for (const [from, targets] of pairs) {
    const fly = flightFrom(search, from);
    const launches = search.launches.filter(({ origin, node }) => origin === from && node !== undefined);
    const passages = watchPassages(search, from, launches, targets);
    for (const [k, to] of targets.entries()) {
      const connection = connect(search, fly, to, launches, passages[k]);
      if (connection !== undefined) connections.push({ ...connection, from, to });
      yield { done: ++done, total };
    }
  }
  return connections;
}

/** Launches just beside the connections to saddles that lead on to nodes which the launches have not reached yet. */
export function departuresBeside(connections: readonly SaddleConnection[], launches: readonly Launch[]): Departure[] {
  const reached = (from: number) => new Set(launches.flatMap(({ origin, node }) => (origin === from && node !== undefined ? [node] : [])));
  const leadsOn = ({ from, to }: SaddleConnection) => [...reached(to)].some((node) => !reached(from).has(node));
  return connections.filter(leadsOn).flatMap(({ from, beside }) => beside.map((direction) => ({ origin: from, direction })));
}

/** The saddles to be tried from each, by origin. */
function candidates({ launches, unstable, known }: SaddleSearch): ReadonlyMap<number, readonly number[]> {
  const reached = unstable.map((_, from) => new Set(launches.flatMap(({ origin, node }) => (origin === from && node !== undefined ? [node] : []))));
  const stable = reached.map((nodes) => [...nodes].filter((node) => unstable[node] === 0));
  const mayLead = (from: number, to: number): boolean => {
    if (unstable[to] === 0 || unstable[to] >= unstable[from] || reached[from].has(to)) return false;
    if (known.some((connection) => connection.from === from && connection.to === to)) return false;
    const common = stable[to].filter((node) => reached[from].has(node)).length;
    return common >= 2 && 2 * common >= stable[to].length;
  };
  const lists = unstable.map((_, from) => [from, [...unstable.keys()].filter((to) => mayLead(from, to))] as const);
  return new Map(lists.filter(([, targets]) => targets.length > 0));
}

function flightFrom({ map, input, launchStates }: SaddleSearch, origin: number): Flight {
  return (directions, steps) => {
    const inputs = Float64Array.from({ length: directions.length * input.length }, (_, at) => input[at % input.length]);
    let states = launchStates(origin, directions);
    for (let step = 0; step < steps; step++) {
      const next = new Float64Array(states.length);
      map.step(states, inputs, next);
      states = next;
    }
    return states;
  };
}

/** Unstable coordinates of every launch at every step, seen from one saddle: `passage[step][launch]`, [K]. */
type Passage = readonly (readonly Float64Array[])[];

/** Follows the launches of one saddle once more, and measures them at each of the targets. */
function watchPassages({ map, input, launchStates, coordinates }: SaddleSearch, origin: number, launches: readonly Launch[], targets: readonly number[]): readonly Passage[] {
  const measures = targets.map(coordinates);
  const passages = targets.map((): Float64Array[][] => []);
  const inputs = Float64Array.from({ length: launches.length * input.length }, (_, at) => input[at % input.length]);
  let states = launchStates(origin, launches.map(({ direction }) => direction));
  for (let step = 0; step < WATCHED; step++) {
    const next = new Float64Array(states.length);
    map.step(states, inputs, next);
    states = next;
    for (const [k, { of }] of measures.entries()) passages[k].push(launches.map((_, row) => of(states, row)));
  }
  return passages;
}

function connect(search: SaddleSearch, fly: Flight, to: number, launches: readonly Launch[], passage: Passage): Connection | undefined {
  const { map, input, geometry, coordinates, reach, steps } = search;
  const D = geometry.dimension;
  const measure = coordinates(to);
  const ends = new Set(search.launches.flatMap(({ origin, node }) => (origin === to && node !== undefined ? [node] : [])));
  const mine = [...launches.keys()].filter((launch) => ends.has(launches[launch].node as number));
  const sides = new Map([...ends].map((node) => [node, measure.of(geometry.states, node)]));
  const flight = decisionStep(mine.map((launch) => ({ side: sides.get(launches[launch].node as number) as Float64Array, seen: passage.map((step) => step[launch]) })));
  const near = mine.toSorted((a, b) => norm(passage[flight - 1][a]) - norm(passage[flight - 1][b]) || a - b).slice(0, STARTS);
  const own = mine.map((launch) => launches[launch]);
  const starts = [...near.map((launch) => launches[launch].direction), ...onBorder(own), amid(own)];
  const target = geometry.states.subarray(to * D, (to + 1) * D);
  return seekConnection({ map, input, fly, target, coordinates: measure, unstable: search.unstable[to], spacing: geometry.spacing[to], reach, steps }, starts, flight);
}

/** The step from which on most launches are on the side of the saddle where they end, whichever end that is. */
function decisionStep(launches: readonly { readonly side: Float64Array; readonly seen: readonly Float64Array[] }[]): number {
  const groups = [...new Set(launches.map(({ side }) => side))].map((side) => launches.filter((launch) => launch.side === side));
  for (let step = WATCHED - 1; step > 0; step--) {
    const decided = groups.every((group) => group.filter(({ side, seen }) => onSide(side, seen[step - 1])).length >= DECIDED * group.length);
    if (!decided) return Math.min(step + 1, WATCHED);
  }
  return 1;
}

function onSide(side: Float64Array, seen: Float64Array): boolean {
  return side.reduce((sum, value, i) => sum + value * seen[i], 0) > 0;
}

/** The direction half-way between the two launches that are nearest to each other and ended at different nodes. */
function onBorder(launches: readonly Launch[]): Float64Array[] {
  let nearest = { length: 0, sum: new Float64Array(0) };
  for (const one of launches) {
    for (const other of launches) {
      if ((one.node as number) >= (other.node as number)) continue;
      const sum = one.direction.map((value, i) => value + other.direction[i]);
      if (norm(sum) > nearest.length) nearest = { length: norm(sum), sum };
    }
  }
  return nearest.length > 0 ? [unitVector(nearest.sum)] : [];
}

/** The direction between those of launches that ended at different nodes, each node with the same weight. */
function amid(launches: readonly Launch[]): Float64Array {
  const sum = new Float64Array(launches[0].direction.length);
  for (const node of new Set(launches.map((launch) => launch.node))) {
    const mean = new Float64Array(sum.length);
    for (const launch of launches) if (launch.node === node) for (let i = 0; i < mean.length; i++) mean[i] += launch.direction[i];
    const length = norm(mean);
    for (let i = 0; i < mean.length; i++) sum[i] += length > 0 ? mean[i] / length : 0;
  }
  return norm(sum) > 0 ? unitVector(sum) : launches[0].direction;
}
