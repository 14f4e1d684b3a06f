import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { norm } from "../norm.ts";
import { squaredDistance } from "../squared-distance.ts";
import { aimAtSaddle, type Flight, type Shot } from "./aim-at-saddle.ts";
import { signedDirections } from "./launch-directions.ts";
import type { UnstableCoordinates } from "./unstable-coordinates.ts";

/** A saddle to be reached from another. */
export interface ConnectionProblem {
  readonly map: DynamicalMap;
  /** [I] */
  readonly input: Float64Array;
  /** From the saddle that is left. */
  readonly fly: Flight;
  /** The saddle to be reached, [D]. */
  readonly target: Float64Array;
  readonly coordinates: UnstableCoordinates;
  /** Its unstable dimensions, K. */
  readonly unstable: number;
  /** Distance from it to the nearest other node. */
  readonly spacing: number;
  /** Nearer than this to it a trajectory has reached it. */
  readonly reach: number;
  /** Steps at most. */
  readonly steps: number;
}

/** A trajectory from one saddle to another. */
export interface Connection {
  /** Unit vector in the unstable basis of the saddle left, [k]. */
  readonly direction: Float64Array;
  /** Steps to reach the other. */
  readonly steps: number;
  /** The last state, [D]. */
  readonly state: Float64Array;
  /** Sum of the moves that held the trajectory to the other's stable manifold. */
  readonly correction: number;
  /** Directions just beside it, whose trajectories leave the other saddle in all its unstable directions. */
  readonly beside: readonly Float64Array[];
}

/** The first flight, in the steps given: a longer one where the target's side is not yet plain to see for launches near the connection. */
const FLIGHTS = [1, 2];
/** Steps by which the time of flight grows, and how often. */
const LONGER = 6;
const TIMES = 24;
/** Misses, in spacings: on the way, and before a trajectory is held to the saddle. */
const ROUGH = 0.02;
const FINE = 1e-5;
/** All corrections together, in spacings, at most: a true connection needs few beside what rounding does. */
const MOST_CORRECTION = 1e-3;
/** Miss of the trajectories beside a connection, in spacings. */
const BESIDE = 0.02;

/**
 * Seeks a trajectory that leads from one saddle to another, from the first of the given directions that will do.
 *
 * A launch near the connection comes near the other saddle and is thrown out along that one's unstable directions. So the
 * direction is turned until the trajectory has no component along these, first at a time early enough for nearby launches
 * to depend on it smoothly, then at later and later ones, each starting from the last: the direction converges on the
 * connection's, the faster the stronger the saddle throws out. Rounding ends this after some 60 to 100 steps. Where slow
 * stable modes leave the saddle still far away, the trajectory is held from then on: what it has of the unstable directions
 * is taken away after each step. It counts as a connection when it then arrives, and all that was taken away is less
 * than a thousandth of the distance between nodes.
 *
 * @param starts directions [k] to begin from.
 * @param flight steps of the first flight.
 */
export function seekConnection(problem: ConnectionProblem, starts: readonly Float64Array[], flight: number): Connection | undefined {
  for (const times of FLIGHTS) {
    for (const start of starts) {
      const found = fromStart(problem, start, times * flight);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function fromStart(problem: ConnectionProblem, start: Float64Array, flight: number): Connection | undefined {
  const { fly, target, coordinates, spacing } = problem;
  let shot: Pick<Shot, "direction" | "state" | "sensitivity"> = { direction: start, state: target, sensitivity: 1 };
  for (let k = 0; k < TIMES; k++) {
    const aim = { fly, miss: coordinates.of, steps: flight + k * LONGER, spacing };
    const rough = aimAtSaddle({ ...aim, tolerance: ROUGH }, shot.direction, shot.sensitivity);
    if (rough === undefined) return undefined;
    shot = rough;
    if (Math.sqrt(squaredDistance(shot.state, 0, target, 0, target.length)) > spacing) continue;
    const fine = aimAtSaddle({ ...aim, tolerance: FINE }, shot.direction, shot.sensitivity);
    const held = fine === undefined ? undefined : hold(problem, fine, aim.steps);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** Follows a trajectory on the linear stable manifold of the saddle until it arrives; undefined if it does not or needs too much correction. */
function hold({ map, input, target, coordinates, spacing, reach, steps, unstable }: ConnectionProblem, { direction, state, turnedToMiss }: Shot, flight: number): Connection | undefined {
  let at: Float64Array = state.slice();
  let correction = 0;
  for (let step = flight; step <= steps && correction <= MOST_CORRECTION * spacing; step++) {
    correction += coordinates.remove(at, 0);
    const distance = norm(at.map((value, i) => value - target[i]));
    if (!(distance <= 2 * spacing)) return undefined;
    if (distance <= reach) {
      const beside = signedDirections(unstable).map((signs) => turnedToMiss(signs.map((sign) => BESIDE * sign)));
      return correction <= MOST_CORRECTION * spacing ? { direction, steps: step, state: at, correction, beside } : undefined;
    }
    const next = new Float64Array(at.length);
    map.step(at, input, next);
    at = next;
  }
  return undefined;
}
