import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { createStream } from "../../numeric/random.ts";
import type { FixedPoint } from "../fixed-point.ts";
import { positiveNumber, requireVector, wholeNumber } from "../number-checks.ts";
import { type CancelSignal, throwIfCancelled } from "../search-progress.ts";
import { connectSaddles, departuresBeside, type SaddleConnection } from "./connect-saddles.ts";
import { followLaunches, type Journey, type Limits } from "./follow-launches.ts";
import { launchDirections } from "./launch-directions.ts";
import { nodeGeometry, type NodeGeometry } from "./node-geometry.ts";
import { transitionEdges, type TransitionEdge } from "./transition-edges.ts";
import { refineBoundaries } from "./refine-boundaries.ts";
import { unstableBasis } from "./unstable-basis.ts";
import { type UnstableCoordinates, unstableCoordinates } from "./unstable-coordinates.ts";

/** What a transition graph needs to know of a fixed point; `findFixedPoints` gives it. */
export type TransitionNode = Pick<FixedPoint, "state" | "input" | "q" | "unstableDimensions" | "eigenvalues" | "rightVectors" | "leftVectors">;

/** How saddles are left and their trajectories followed. */
export interface TransitionOptions {
  /**
   * Typical norm of a state: the unit of the other lengths. Default: the nodes' root-mean-square norm, or 1 where that is
   * below 1e-6, since nodes so near zero say nothing of how large states are.
   */
  readonly scale?: number;
  /** Distance of a launch from its saddle, in scales. Default 1e-3: small enough that the unstable manifold is still flat. */
  readonly displacement?: number;
  /** Random directions for each saddle of two unstable dimensions or more, besides the sign vectors. Default 32. */
  readonly randomLaunches?: number;
  /**
   * Rounds of bisection between launches that reached different nodes, which also finds saddles whose own launches tell
   * nothing of them. Default 0: the search for connections between saddles finds more, in a fraction of the time.
   */
  readonly refinements?: number;
  /** Seed of the random directions. Default 0. */
  readonly seed?: number;
  /** Steps at most. Default 2,000: a mode of time constant 200 grows a thousandfold in 1,400. */
  readonly steps?: number;
  /** A trajectory has settled when a step is shorter than this, in scales. Default 1e-8. */
  readonly settled?: number;
  /**
   * A trajectory has reached a stable node nearer than this, in scales, and a settled one any node. Default 1e-4: with the
   * default of `settled`, what is left to go along a mode of time constant 10,000.
   */
  readonly reach?: number;
  /** A saddle passed within this share of its distance to the nearest other node was approached. Default 0.05. */
  readonly approach?: number;
  /** A trajectory farther than this from its origin has escaped, in scales. Default 1,000. */
  readonly escape?: number;
  readonly onProgress?: ((progress: TransitionProgress) => void) | undefined;
  /** Looked at every 8 steps of all launches, and after each pair of saddles. */
  readonly signal?: CancelSignal | undefined;
}

/** Where the making of a transition graph stands. */
export interface TransitionProgress {
  readonly stage: "launching" | "bisecting" | "connecting";
  /** Launches that have ended; in the last stage, pairs of saddles tried. */
  readonly done: number;
  readonly total: number;
}

/** One trajectory along a saddle's unstable manifold. */
export interface Launch extends Journey, Departure {
  /** 0 for the first launches and those held to a saddle, and the round of bisection for those between the first. */
  readonly round: number;
  /** Sum of the moves that held it to the saddle's stable manifold, a length; only where it was held to one. */
  readonly correction?: number;
}

/** Fixed points and the trajectories between them; indices of nodes are those of the points given. */
export interface TransitionGraph {
  readonly nodes: readonly TransitionNode[];
  /** One for each pair of nodes that a launch connects, by origin, then by end. */
  readonly edges: readonly TransitionEdge[];
  /** Every trajectory, by origin, then by round, whatever became of it. */
  readonly launches: readonly Launch[];
  /** The unit of the options' lengths. */
  readonly scale: number;
}

const WHO = "transitionGraph";
/** Connections found show where to launch for basins that were missed, and these where to seek further connections. */
const CONNECTION_ROUNDS = 3;

/**
 * Follows the unstable manifolds of saddles to where they end, and so finds which fixed point leads to which.
 *
 * From each point h* with k unstable dimensions, trajectories leave at h* + ε·E·s for an orthonormal basis E of the
 * unstable eigenvectors, with s all sign vectors {−1, 0, 1}ᵏ but zero and 32 random ones, brought to unit length (for
 * k > 5 only the axes and the random ones). All run as one batch under the points' common input. A node where a trajectory
 * settles, or a saddle that it passes closely, gives an edge. Trajectories that settle elsewhere, never settle (a limit
 * cycle, say) or escape are kept in `launches` with their last state.
 *
 * Launches find the connections to stable nodes, unless a basin is thinner than the launches are dense. Connections to saddles
 * are single trajectories in between, or families of fewer dimensions, which launches all but surely miss: these are sought
 * one by one, as `connectSaddles` and `seekConnection` say, from each saddle to those of fewer unstable dimensions. Launches just
 * beside a connection then leave the saddle it leads to in all directions, and so find basins that were missed. Connections are
 * kept among the launches with outcome "held to a saddle". In trained flip-flop networks of 64 units
 * (vanilla, UGRNN, GRU, LSTM) all 54 connections one level down were found, where bisection found 28 (LSTM) to 50. None of this proves
 * that there is no other.
 *
 * @param points fixed points of one input, stable and unstable; all that exist, if the graph is to be whole.
 * @throws InvalidInputError for no points, points of other dimensions or of different inputs, or options out of range.
 * @throws SearchCancelledError once `options.signal` is aborted.
 *
 * Source: after the description in Maheswaranathan et al. 2019; launches, limits and tolerances are ours.
 *
 * @example
 * const { points } = findFixedPoints(map, seeds);
 * transitionGraph(map, points).edges.filter(({ kind }) => kind === "heteroclinic");
 */
export function transitionGraph(map: DynamicalMap, points: readonly TransitionNode[], options: TransitionOptions = {}): TransitionGraph {
  const steps = transitionGraphSteps(map, points, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    throwIfCancelled(WHO, options.signal);
  }
}

/** As `transitionGraph`, some steps at a time. */
export function* transitionGraphSteps(map: DynamicalMap, points: readonly TransitionNode[], options: TransitionOptions = {}): Generator<TransitionProgress, TransitionGraph> {
  checkPoints(map, points);
  const resolved = resolve(options);
  if (options.scale !== undefined) positiveNumber(`${WHO}.scale`, options.scale);
  const geometry = nodeGeometry(points.map(({ state }) => state), options.scale);
  const bases = points.map(unstableBasis);
  const limits = limitsOf(points, geometry, resolved);
  const { input } = points[0];
  const launchStates = (origin: number, directions: readonly Float64Array[]) => statesAround(points[origin].state, bases[origin], directions, resolved.displacement * geometry.scale);
  const follow = function* (departures: readonly Departure[], round: number): Generator<TransitionProgress, Launch[]> {
    const starts = departures.map((departure) => ({ ...departure, state: launchStates(departure.origin, [departure.direction]) }));
    const stage = round === 0 ? "launching" : "bisecting";
    const journeys = yield* reported(followLaunches(map, input, geometry, starts, limits), (done) => ({ stage, done, total: starts.length }));
    return journeys.map((journey, k) => ({ ...journey, ...departures[k], round }));
  };
  const first = yield* follow(firstDepartures(bases, resolved), 0);
  const between = yield* refineBoundaries(first, resolved.refinements, follow);
  const unstable = bases.map(({ length }) => length);
  const measures = points.map((point, node) => (unstable[node] > 0 ? unstableCoordinates(point, bases[node]) : undefined));
  const coordinates = (node: number) => measures[node] as UnstableCoordinates;
  const followed = [...first];
  const held: SaddleConnection[] = [];
  for (let round = 0; round < CONNECTION_ROUNDS; round++) {
    const search = { map, input, geometry, launches: followed, known: held, unstable, coordinates, launchStates, reach: limits.reach, steps: limits.steps };
    const found = yield* reported(connectSaddles(search), (counts) => ({ stage: "connecting" as const, ...counts }));
    held.push(...found);
    const departures = departuresBeside(found, followed);
    if (departures.length === 0) break;
    followed.push(...(yield* follow(departures, 0)));
  }
  const launches = [...followed, ...between, ...held.map(heldLaunch)].toSorted((one, other) => one.origin - other.origin);
  return { nodes: points, edges: transitionEdges(launches), launches, scale: geometry.scale };
}

/** A generator whose reports are put into other words. */
function* reported<Count, Result>(steps: Generator<Count, Result>, inWords: (count: Count) => TransitionProgress): Generator<TransitionProgress, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield inWords(step.value);
  }
}

function heldLaunch({ from, to, direction, steps, state, correction }: SaddleConnection): Launch {
  return { direction, steps, state, correction, origin: from, node: to, outcome: "held to a saddle", approaches: [], round: 0 };
}

/** A way to leave a saddle. */
export interface Departure {
  /** Index of the saddle. */
  readonly origin: number;
  /** Unit vector in the saddle's unstable basis, [k]. */
  readonly direction: Float64Array;
}

function firstDepartures(bases: readonly (readonly Float64Array[])[], { randomLaunches, seed }: Resolved): Departure[] {
  const stream = createStream({ study: "transition graph", purpose: "launch directions", seed });
  return bases.flatMap((basis, origin) => launchDirections(basis.length, randomLaunches, stream.fork(origin)).map((direction) => ({ origin, direction })));
}

/** h* + ε·E·s for each direction s: [·, D] */
function statesAround(state: Float64Array, basis: readonly Float64Array[], directions: readonly Float64Array[], epsilon: number): Float64Array {
  const D = state.length;
  const states = new Float64Array(directions.length * D);
  for (const [row, direction] of directions.entries()) {
    states.set(state, row * D);
    for (const [k, unit] of basis.entries()) for (let i = 0; i < D; i++) states[row * D + i] += epsilon * direction[k] * unit[i];
  }
  return states;
}

function limitsOf(points: readonly TransitionNode[], { scale, spacing }: NodeGeometry, options: Resolved): Limits {
  return {
    steps: options.steps,
    settled: options.settled * scale,
    reach: options.reach * scale,
    escape: options.escape * scale,
    approachRadii: spacing.map((distance) => options.approach * distance),
    nodes: [...points.keys()],
    saddles: [...points.keys()].filter((index) => points[index].unstableDimensions > 0),
    stable: [...points.keys()].filter((index) => points[index].unstableDimensions === 0),
  };
}

type Resolved = Required<Omit<TransitionOptions, "scale" | "onProgress" | "signal">>;

function resolve(options: TransitionOptions): Resolved {
  const positive = (name: "displacement" | "settled" | "reach" | "approach" | "escape", standard: number) => positiveNumber(`${WHO}.${name}`, options[name] ?? standard);
  return {
    displacement: positive("displacement", 1e-3),
    randomLaunches: wholeNumber(`${WHO}.randomLaunches`, options.randomLaunches ?? 32, 0),
    refinements: wholeNumber(`${WHO}.refinements`, options.refinements ?? 0, 0),
    seed: options.seed ?? 0,
    steps: wholeNumber(`${WHO}.steps`, options.steps ?? 2000, 1),
    settled: positive("settled", 1e-8),
    reach: positive("reach", 1e-4),
    approach: positive("approach", 0.05),
    escape: positive("escape", 1000),
  };
}

function checkPoints(map: DynamicalMap, points: readonly TransitionNode[]): void {
  if (points.length === 0) throw new InvalidInputError({ who: WHO, expected: "at least one fixed point", got: "none", remedy: "Find some with findFixedPoints" });
  for (const [index, { state, input }] of points.entries()) {
    requireVector(WHO, `point ${index}'s state`, state, map.dimension);
    requireVector(WHO, `point ${index}'s input`, input, map.inputDimension);
    if (input.some((value, i) => value !== points[0].input[i])) {
      throw new InvalidInputError({ who: WHO, expected: "points of one input", got: `a different one at point ${index}`, remedy: "Make one graph for each input" });
    }
  }
}
