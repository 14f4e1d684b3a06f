import type { FactorStatistics } from "../../../similarity/factor-statistics.ts";
import type { MantelTest } from "../../../similarity/mantel.ts";
import type { TaskName } from "../task-study.ts";

/** What networks are compared by: geometry at the task's own dimension, geometry at 99 % of the variance, topology. */
export type ViewName = "geometry-fixed" | "geometry-sufficient" | "topology";

/** What a population may fall into groups by. */
export type FactorName = "architecture" | "activation" | "units" | "penalty";

/** One distance matrix over the networks that learned a task, its map, and how far each factor shows in it. */
export interface DistanceView {
  readonly name: ViewName;
  /** As in `"Geometry, 3 directions"`. */
  readonly title: string;
  /** [n, n] */
  readonly distances: Float64Array;
  /** Positions in the plane by metric scaling, and Kruskal's stress-1. */
  readonly positions: readonly (readonly [number, number])[];
  readonly stress: number;
  /** For each factor that varies; missing where too few networks are there to tell. */
  readonly statistics: Readonly<Partial<Record<FactorName, FactorStatistics>>>;
}

/** Whether geometry goes together with something else, by Mantel's test; undefined where it cannot be computed. */
export interface Dissociation {
  readonly view: ViewName;
  readonly other: "topology" | "performance";
  readonly test: MantelTest | undefined;
}

/** How the networks that learned a task compare. */
export interface TaskComparison {
  readonly task: TaskName;
  /** Names of the networks compared. */
  readonly names: readonly string[];
  /** Each network's class in every factor that varies. */
  readonly factors: Readonly<Partial<Record<FactorName, readonly string[]>>>;
  readonly views: readonly DistanceView[];
  readonly dissociations: readonly Dissociation[];
  /** Samples that geometries were compared on, and the most directions that any network needs for 99 % of its variance. */
  readonly samples: number;
  readonly mostDirections: number;
}
