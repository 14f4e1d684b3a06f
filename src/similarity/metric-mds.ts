import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { classicalMds } from "./classical-mds.ts";
import { requireDissimilarities } from "./dissimilarities.ts";
import { principalComponents } from "./pca.ts";

/** How `metricMds` searches. */
export interface MetricMdsOptions {
  /** Dimensions of the map; default 2. */
  readonly dimensions?: number;
  /** Further starts from random points, beside the classical one; default 0. */
  readonly restarts?: number;
  /** Most Guttman transforms from one start; default 300. */
  readonly iterations?: number;
  /** Relative fall of the raw stress in one step at which a search has converged; default 1e-9. */
  readonly tolerance?: number;
  /** Seed of the restarts; default 0. */
  readonly seed?: number;
}

/** One search of `metricMds`. */
export interface MdsAttempt {
  readonly start: "classical" | "random";
  /** Kruskal's stress-1 at the end. */
  readonly stress1: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** A map of networks; see `metricMds`. */
export interface MdsMap {
  /** [n, dimensions], about the origin, along principal axes by falling variance. */
  readonly coordinates: Float64Array;
  readonly dimensions: number;
  /** Kruskal's stress-1, √(Σ(d − δ)²/Σd²) over pairs with distance d in the map and δ given; 0 for a perfect map. */
  readonly stress1: number;
  /** All searches, the classical start first. */
  readonly attempts: readonly MdsAttempt[];
  /** Index of the search that gave the coordinates: the one of least stress. */
  readonly chosen: number;
}

/** Stress-1 below which a map is exact up to rounding. */
const PERFECT = 1e-12;

interface Search extends MdsAttempt {
  readonly points: Float64Array;
}

/**
 * Metric multidimensional scaling: points whose distances come as close as possible, in the least squares sense, to
 * given ones. SMACOF: Guttman transforms, none of which raises the stress, from the classical solution and, on
 * request, from random points. Axes and signs carry no meaning; those given are fixed by principal axes, so that equal
 * input gives an equal map.
 *
 * About 5·n²·dimensions operations an iteration. De Leeuw 1977; Borg & Groenen, Modern Multidimensional Scaling, ch. 8.
 *
 * @param distances [n, n].
 * @throws InvalidInputError when `distances` is not a matrix of distances or an option is out of range.
 * @example
 * metricMds(distances, { restarts: 4, seed: 1 }).stress1
 */
export function metricMds(distances: Float64Array, options: MetricMdsOptions = {}): MdsMap {
  const { dimensions = 2, restarts = 0, iterations = 300, tolerance = 1e-9, seed = 0 } = options;
  const n = requireDissimilarities("metricMds", distances);
  requireOptions({ dimensions, restarts, iterations, tolerance });
  const limits = { dimensions, iterations, tolerance };
  const searches = [search("classical", classicalMds(distances, dimensions), distances, limits)];
  for (let k = 0; k < restarts; k++) searches.push(search("random", randomPoints(distances, n, dimensions, seed, k), distances, limits));
  const chosen = searches.reduce((best, { stress1 }, k) => (stress1 < searches[best].stress1 ? k : best), 0);
  return {
    coordinates: alongPrincipalAxes(searches[chosen].points, n, dimensions),
    dimensions,
    stress1: searches[chosen].stress1,
    attempts: searches.map(({ start, stress1, iterations: used, converged }) => ({ start, stress1, iterations: used, converged })),
    chosen,
  };
}

function requireOptions(options: Readonly<Record<"dimensions" | "restarts" | "iterations" | "tolerance", number>>): void {
  const least = { dimensions: 1, restarts: 0, iterations: 1 };
  for (const name of ["dimensions", "restarts", "iterations"] as const) {
    if (Number.isInteger(options[name]) && options[name] >= least[name]) continue;
    throw new InvalidInputError({ who: "metricMds", expected: `${name} as a whole number of at least ${least[name]}`, got: String(options[name]) });
  }
  if (options.tolerance >= 0) return;
  throw new InvalidInputError({ who: "metricMds", expected: "a tolerance of at least 0", got: String(options.tolerance) });
}

/** Normal points at the scale of the distances. */
function randomPoints(distances: Float64Array, n: number, dimensions: number, seed: number, restart: number): Float64Array {
  const scale = distances.reduce((sum, distance) => sum + distance, 0) / (n * n);
  const points = new Float64Array(n * dimensions);
  createStream({ study: "metric scaling", purpose: "restarts", seed }).fork(restart).fillNormal(points, scale);
  return points;
}

function search(
  start: MdsAttempt["start"],
  from: Float64Array,
  distances: Float64Array,
  { dimensions, iterations, tolerance }: { readonly dimensions: number; readonly iterations: number; readonly tolerance: number },
): Search {
  let points = from;
  let step = guttmanTransform(points, distances, dimensions);
  for (let used = 1; ; used++) {
    const next = guttmanTransform(step.moved, distances, dimensions);
    points = step.moved;
    const converged = step.squares - next.squares <= tolerance * step.squares || next.stress1 < PERFECT;
    step = next;
    if (converged || used === iterations) return { start, points, stress1: step.stress1, iterations: used, converged };
  }
}

/** The stress of points, as Σ(d − δ)² and as stress-1, and where the Guttman transform with unit weights moves them. */
function guttmanTransform(points: Float64Array, distances: Float64Array, dimensions: number) {
  const n = points.length / dimensions;
  const moved = new Float64Array(points.length);
  let [squares, size] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const wanted = distances[i * n + j];
      const apart = pointDistance(points, i * dimensions, j * dimensions, dimensions);
      squares += (apart - wanted) * (apart - wanted);
      size += apart * apart;
      if (apart > 0) pull(moved, points, i * dimensions, j * dimensions, dimensions, wanted / apart / n);
    }
  }
  return { squares, stress1: size === 0 ? Math.sign(squares) : Math.sqrt(squares / size), moved };
}

function pointDistance(points: Float64Array, a: number, b: number, dimensions: number): number {
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += (points[a + k] - points[b + k]) * (points[a + k] - points[b + k]);
  return Math.sqrt(sum);
}

/** Adds factor·(x_a − x_b) to a's row and takes it from b's. */
function pull(moved: Float64Array, points: Float64Array, a: number, b: number, dimensions: number, factor: number): void {
  for (let k = 0; k < dimensions; k++) {
    const change = factor * (points[a + k] - points[b + k]);
    moved[a + k] += change;
    moved[b + k] -= change;
  }
}

function alongPrincipalAxes(points: Float64Array, n: number, dimensions: number): Float64Array {
  return principalComponents(points, { rows: n, columns: dimensions }).project(points);
}
