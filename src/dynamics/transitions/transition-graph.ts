import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { createStream } from "../../numeric/random.ts";
import type { FixedPoint } from "../fixed-point.ts";
import { positiveNumber, requireVector, wholeNumber } from "../number-checks.ts";
import { followLaunches, type Journey, type Limits } from "./follow-launches.ts";
import { launchDirections } from "./launch-directions.ts";
import { nodeGeometry, type NodeGeometry } from "./node-geometry.ts";
import { transitionEdges, type TransitionEdge } from "./transition-edges.ts";
import { refineBoundaries } from "./refine-boundaries.ts";
import { unstableBasis } from "./unstable-basis.ts";

/** What a transition graph needs to know of a fixed point; `findFixedPoints` gives it. */
export type TransitionNode = Pick<FixedPoint, "state" | "input" | "q" | "unstableDimensions" | "eigenvalues" | "rightVectors">;

/** How saddles are left and their trajectories followed. */
export interface TransitionOptions {
  /**
   * Typical norm of a state: the unit of the other lengths. Default: the nodes' root-mean-square norm, or 1 where that is
   * below 1e-6, since nodes so near zero say nothing of how large states are.
   */
  readonly scale?: number;
  /** Distance of a launch from its saddle, in scales. Default 1e-3: small enough that the unstable manifold is still flat. */
  readonly displacement?: number;
  /** Random directions for each saddle, besides the sign vectors. Default 32. */
  readonly randomLaunches?: number;
  /**
   * Rounds of bisection between launches that reached different nodes, to find the saddles between them. Default 30, which
   * found all 48 connections through a saddle between two memories in a trained GRU, where 12 found 37; most borders need fewer.
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
}

/** One trajectory along a saddle's unstable manifold. */
export interface Launch extends Journey, Departure {
  /** 0 for the first launches, and the round of bisection for those between them. */
  readonly round: number;
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

/**
 * Follows the unstable manifolds of saddles to where they end, and so finds which fixed point leads to which.
 *
 * From each point h* with k unstable dimensions, trajectories leave at h* + ε·E·s for an orthonormal basis E of the
 * unstable eigenvectors, with s all sign vectors {−1, 0, 1}ᵏ but zero and 32 random ones, brought to unit length (for
 * k > 5 only the axes and the random ones). All run as one batch under the points' common input. Between launches that
 * reached different nodes, further ones follow by bisection (`refineBoundaries`), since the border between two basins leads to
 * a saddle. A node where a trajectory settles, or a saddle that it passes closely, gives an edge. Trajectories that settle
 * elsewhere, never settle (a limit cycle, say) or escape are kept in `launches` with their last state.
 *
 * What is found is a sample of each manifold. Connections to stable nodes are found unless a basin is thinner than the
 * launches are dense. Connections to the saddles between two of them are found where a trajectory can be held on the border
 * for longer than the saddle's slow stable modes last: float64 allows some 60 to 100 steps at growth rates of 1.4, enough in
 * vanilla networks, UGRNNs and GRUs, seldom enough in LSTMs. A connection to a saddle with two unstable dimensions or more,
 * which only single trajectories make, mostly stays hidden.
 *
 * @param points fixed points of one input, stable and unstable; all that exist, if the graph is to be whole.
 * @throws InvalidInputError for no points, points of other dimensions or of different inputs, or options out of range.
 *
 * Source: after the description in Maheswaranathan et al. 2019; launches, limits and tolerances are ours.
 *
 * @example
 * const { points } = findFixedPoints(map, seeds);
 * transitionGraph(map, points).edges.filter(({ kind }) => kind === "heteroclinic");
 */
export function transitionGraph(map: DynamicalMap, points: readonly TransitionNode[], options: TransitionOptions = {}): TransitionGraph {
  checkPoints(map, points);
  const resolved = resolve(options);
  if (options.scale !== undefined) positiveNumber(`${WHO}.scale`, options.scale);
  const geometry = nodeGeometry(points.map(({ state }) => state), options.scale);
  const bases = points.map(unstableBasis);
  const limits = limitsOf(points, geometry, resolved);
  const follow = (departures: readonly Departure[], round: number): Launch[] => {
    const starts = departures.map((departure) => ({ ...departure, state: launchState(points, bases, departure, resolved.displacement * geometry.scale) }));
    const journeys = followLaunches(map, points[0].input, geometry, starts, limits);
    return journeys.map((journey, k) => ({ ...journey, ...departures[k], round }));
  };
  const first = follow(firstDepartures(bases, resolved), 0);
  const launches = [...first, ...refineBoundaries(first, resolved.refinements, follow)].toSorted((one, other) => one.origin - other.origin);
  return { nodes: points, edges: transitionEdges(launches), launches, scale: geometry.scale };
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

/** h* + ε·E·s */
function launchState(points: readonly TransitionNode[], bases: readonly (readonly Float64Array[])[], { origin, direction }: Departure, epsilon: number): Float64Array {
  const state = points[origin].state.slice();
  for (const [k, unit] of bases[origin].entries()) for (let i = 0; i < state.length; i++) state[i] += epsilon * direction[k] * unit[i];
  return state;
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

type Resolved = Required<Omit<TransitionOptions, "scale">>;

function resolve(options: TransitionOptions): Resolved {
  const positive = (name: "displacement" | "settled" | "reach" | "approach" | "escape", standard: number) => positiveNumber(`${WHO}.${name}`, options[name] ?? standard);
  return {
    displacement: positive("displacement", 1e-3),
    randomLaunches: wholeNumber(`${WHO}.randomLaunches`, options.randomLaunches ?? 32, 0),
    refinements: wholeNumber(`${WHO}.refinements`, options.refinements ?? 30, 0),
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
