import type { TaskCheck } from "../../tasks/task-check.ts";
import type { Claim } from "../claim.ts";
import type { Provenance } from "../report-record.ts";
import type { AnalysedTask } from "./analysed-population.ts";
import type { TaskComparison } from "./comparison/task-comparison.ts";
import type { StudiedNetwork, TaskFindings } from "./task-study.ts";

/** Everything of a study that the report and the result are made of. */
export interface StudyFindings {
  readonly checks: readonly TaskCheck[];
  readonly tasks: readonly AnalysedTask[];
  readonly comparisons: readonly TaskComparison[];
  readonly claims: readonly Claim[];
  readonly provenance: Provenance;
}

/**
 * Everything that a study measured, as JSON-serialisable data, less the bulk that only serves pictures. Distances are
 * rounded to six digits. JSON has no infinities and no NaN: they become null.
 */
export function measuredResult({ checks, tasks, comparisons, claims, provenance }: StudyFindings): unknown {
  return {
    provenance,
    checks,
    claims,
    tasks: tasks.map(({ task, networks, failed }) => ({ task, networks: networks.map(({ network }) => measured(network)), failed })),
    comparisons: comparisons.map(plainComparison),
  };
}

function measured({ findings, ...network }: StudiedNetwork<TaskFindings>): unknown {
  const { pictures: _, ...kept } = findings;
  return { ...network, findings: kept };
}

function plainComparison({ views, ...comparison }: TaskComparison): unknown {
  return { ...comparison, views: views.map(({ distances, ...view }) => ({ ...view, distances: roundedRows(distances, comparison.names.length) })) };
}

function roundedRows(distances: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(distances.subarray(i * n, (i + 1) * n), (distance) => Number(distance.toPrecision(6))));
}
