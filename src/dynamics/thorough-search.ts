import { concatenated } from "../numeric/concatenated.ts";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { mean } from "../numeric/mean.ts";
import type { RandomStream } from "../numeric/random.ts";
import { fixedPointSearch, type FixedPointSearch } from "./find-fixed-points.ts";
import type { FixedPoint } from "./fixed-point.ts";
import { type FixedPointOptions, SLOW_POINT_TOLERANCE } from "./search-options.ts";
import { type SearchProgress, throwIfCancelled } from "./search-progress.ts";
import { squaredDistance } from "./squared-distance.ts";

/** How long a thorough search goes on. */
export interface ThoroughSearchOptions extends FixedPointOptions {
  /** Further rounds at most. Default 4: trained networks were complete after none to two. */
  readonly rounds?: number;
  /** Seeds between found points that a round adds. Default 512, half of a usual first round. */
  readonly seedsBetween?: number;
}

/** More points than this are a continuum or a thicket, where more seeds only find more of the same. */
const MOST_POINTS = 256;
/** Leading modes of a point along which seeds are laid, and how far, in mean distances between neighbours. */
const MODES = 4;
const REACHES = [0.1, 0.3, 1];
/** Noise on seeds between points, in mean distances between neighbours. */
const NOISE = 0.02;

/**
 * Fixed points of a map under one constant input, searched for until nothing speaks for more.
 *
 * After the first search, further rounds add seeds where missing points are likeliest: between random pairs of
 * found points, and around each along its leading modes. It ends when the indices of a bounded map's points sum
 * to +1 and the unseen-points estimate is zero, or after `rounds` rounds. Neither sign is a proof that no point is
 * missing; a sum other than +1 proves that one is, and the result's `inputs[0].completeness` then says so.
 *
 * @param seeds starting states of the first round [S, D]; see `fixedPointSeeds`.
 * @param stream decides the added seeds.
 * @throws InvalidInputError as `findFixedPoints`, and when every seed has its own input.
 * @throws SearchCancelledError once `options.signal` is aborted.
 * @example
 * const { census, inputs } = findFixedPointsThoroughly(map, seeds, stream);
 */
export function findFixedPointsThoroughly(map: DynamicalMap, seeds: Float64Array, stream: RandomStream, options: ThoroughSearchOptions = {}): FixedPointSearch {
  const search = thoroughSearch(map, seeds, stream, options);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    throwIfCancelled("findFixedPointsThoroughly", options.signal);
  }
}

/** As `findFixedPointsThoroughly`, a batch at a time. */
export function* thoroughSearch(map: DynamicalMap, seeds: Float64Array, stream: RandomStream, options: ThoroughSearchOptions = {}): Generator<SearchProgress, FixedPointSearch> {
  const { rounds = 4, seedsBetween = 512, ...searchOptions } = options;
  if (options.input !== undefined && options.input.length !== map.inputDimension) {
    throw new InvalidInputError({ who: "thoroughSearch", expected: `one input of ${map.inputDimension} numbers for all seeds`, got: `${options.input.length} numbers` });
  }
  let all = seeds;
  let search = yield* fixedPointSearch(map, all, searchOptions);
  for (let round = 0; round < rounds && wantsMore(search, options.tolerance); round++) {
    all = concatenated(Float64Array, [all, seedsNear(search.points, stream.fork(round), seedsBetween)]);
    search = yield* fixedPointSearch(map, all, searchOptions);
  }
  return search;
}

function wantsMore({ points, inputs: [only] }: FixedPointSearch, tolerance = 0): boolean {
  if (points.length === 0 || points.length > MOST_POINTS || tolerance > SLOW_POINT_TOLERANCE) return false;
  const { expected, value } = only.indexSum;
  return (expected !== undefined && value !== expected) || only.unseen.unseen > 0;
}

function seedsNear(points: readonly FixedPoint[], stream: RandomStream, between: number): Float64Array {
  const spacing = meanNeighbourDistance(points);
  const seeds: Float64Array[] = Array.from({ length: between }, () => {
    const from = points[stream.integer(points.length)].state;
    const to = points[stream.integer(points.length)].state;
    const share = stream.uniform();
    return from.map((x, i) => x + share * (to[i] - x) + NOISE * spacing * stream.normal());
  });
  for (const point of points) seeds.push(...alongModes(point, spacing));
  return concatenated(Float64Array, seeds);
}

function alongModes({ state, rightVectors }: FixedPoint, spacing: number): Float64Array[] {
  const steps = REACHES.flatMap((reach) => [-reach * spacing, reach * spacing]);
  return rightVectors.slice(0, MODES).flatMap(({ re }) => steps.map((step) => state.map((x, i) => x + step * re[i])));
}

/** 1 for a single point: states of networks are of order one. */
function meanNeighbourDistance(points: readonly FixedPoint[]): number {
  if (points.length < 2) return 1;
  const nearest = points.map((point) => Math.min(...points.map((other) => (other === point ? Infinity : Math.sqrt(squaredDistance(point.state, 0, other.state, 0, point.state.length))))));
  return mean(nearest);
}
