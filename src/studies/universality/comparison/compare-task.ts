import { log } from "../../../numeric/elementary.ts";
import { factorStatistics, type FactorStatistics } from "../../../similarity/factor-statistics.ts";
import { mantelTest, type MantelTest } from "../../../similarity/mantel.ts";
import { metricMds } from "../../../similarity/metric-mds.ts";
import { populationDistanceSteps, type ComparableBasis } from "../../../similarity/population-distances.ts";
import type { AnalysedNetwork, AnalysedTask } from "../analysed-population.ts";
import { taskStudy, type AnyTaskStudy } from "../task-studies.ts";
import { varyingFactors } from "./factors.ts";
import type { DistanceView, Dissociation, FactorName, TaskComparison, ViewName } from "./task-comparison.ts";

/** Neighbours asked for a network's class. */
const neighbours = 5;
/** Random starts of a map, beside the classical one. */
const restarts = 4;

/** Fewer networks than these have too few pairs for a correlation to say anything. */
const fewestCorrelated = 8;

/** How thoroughly to compare. */
export interface ComparisonOptions {
  readonly permutations: number;
  readonly resamples: number;
  readonly seed: number;
}

/** Compares the networks that learned a task: distances, maps and statistics. Yields between pieces of work. */
export function* compareTask({ task, networks }: AnalysedTask, options: ComparisonOptions): Generator<unknown, TaskComparison> {
  const learned = networks.filter(({ network }) => network.score.passed);
  const study = taskStudy(task);
  const factors = varyingFactors(learned.map(({ network }) => network));
  const views: DistanceView[] = [];
  for (const { name, title, distances } of yield* distanceMatrices(study, learned)) {
    views.push(describeView(name, title, distances, factors, options));
    yield;
  }
  return {
    task,
    names: learned.map(({ network }) => network.name),
    factors,
    views,
    dissociations: dissociations(views, learned, options),
    samples: learned[0]?.basis.samples ?? 0,
    mostDirections: Math.max(0, ...learned.map(({ basis }) => basis.sufficient)),
  };
}

type Matrix = Pick<DistanceView, "name" | "title" | "distances">;

function* distanceMatrices(study: AnyTaskStudy, learned: readonly AnalysedNetwork[]): Generator<unknown, readonly Matrix[]> {
  if (learned.length < 2) return [];
  const bases = learned.map(({ basis }) => basis);
  const most = Math.max(...bases.map(({ sufficient }) => sufficient));
  const fixed = yield* populationDistanceSteps(bases.map((basis) => leading(basis, study.retained)));
  const sufficient = yield* populationDistanceSteps(bases.map((basis) => leading(basis, most)), { compare: "sufficient" });
  return [
    { name: "geometry-fixed", title: `Geometry, ${study.retained} directions`, distances: fixed },
    { name: "geometry-sufficient", title: "Geometry, 99 % of the variance", distances: sufficient },
    { name: "topology", title: "Topology", distances: topologyDistances(study, learned) },
  ];
}

function leading({ directions, samples, sufficient }: ComparableBasis, keep: number): ComparableBasis {
  return { directions: directions.subarray(0, keep * samples), samples, sufficient };
}

function topologyDistances(study: AnyTaskStudy, learned: readonly AnalysedNetwork[]): Float64Array {
  const n = learned.length;
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      distances[i * n + j] = study.topologyDistance(learned[i].network.findings, learned[j].network.findings);
      distances[j * n + i] = distances[i * n + j];
    }
  }
  return distances;
}

function describeView(name: ViewName, title: string, distances: Float64Array, factors: TaskComparison["factors"], options: ComparisonOptions): DistanceView {
  const { coordinates, stress1 } = metricMds(distances, { restarts, seed: options.seed });
  const count = coordinates.length / 2;
  return {
    name,
    title,
    distances,
    positions: Array.from({ length: count }, (_, i) => [coordinates[2 * i], coordinates[2 * i + 1]] as const),
    stress: stress1,
    statistics: Object.fromEntries(Object.entries(factors).flatMap(([factor, labels]) => {
      const statistics = statisticsOf(distances, labels, options);
      return statistics === undefined ? [] : [[factor as FactorName, statistics]];
    })),
  };
}

/** Undefined where there are too few networks to ask five neighbours, or no class with two. */
function statisticsOf(distances: Float64Array, labels: readonly string[], { permutations, resamples, seed }: ComparisonOptions): FactorStatistics | undefined {
  if (labels.length <= neighbours + 1 || new Set(labels).size === labels.length) return undefined;
  return factorStatistics(distances, labels, { neighbours, permutations, resamples, seed });
}

function dissociations(views: readonly DistanceView[], learned: readonly AnalysedNetwork[], options: ComparisonOptions): Dissociation[] {
  const performance = performanceDifferences(learned);
  const topology = views.find(({ name }) => name === "topology")?.distances;
  return views.filter(({ name }) => name !== "topology").flatMap(({ name, distances }) => [
    { view: name, other: "topology" as const, test: topology === undefined ? undefined : mantel(distances, topology, options) },
    { view: name, other: "performance" as const, test: mantel(distances, performance, options) },
  ]);
}

/** |Δ ln mean squared error| between all networks, [n, n]. */
function performanceDifferences(learned: readonly AnalysedNetwork[]): Float64Array {
  const errors = learned.map(({ network }) => log(network.score.metrics["meanSquaredError"]));
  return Float64Array.from(errors.flatMap((a) => errors.map((b) => Math.abs(a - b))));
}

/** Undefined for a handful of networks, and where all distances of one kind are equal, so that nothing can go together. */
function mantel(a: Float64Array, b: Float64Array, { permutations, seed }: ComparisonOptions): MantelTest | undefined {
  const n = Math.round(Math.sqrt(a.length));
  if (n < fewestCorrelated || !varies(a, n) || !varies(b, n)) return undefined;
  return mantelTest(a, b, { permutations, seed });
}

function varies(distances: Float64Array, n: number): boolean {
  const pairs = distances.filter((_, at) => Math.floor(at / n) < at % n);
  const [low, high] = [pairs.reduce((least, value) => Math.min(least, value), Infinity), pairs.reduce((most, value) => Math.max(most, value), 0)];
  return high - low > 1e-9 * high;
}
