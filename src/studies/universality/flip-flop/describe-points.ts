import type { FixedPoint } from "../../../dynamics/fixed-point.ts";
import { modulus } from "../../../dynamics/linearise.ts";
import { finiteOrNull } from "../../../formats/finite-or-null.ts";
import type { StateCloud } from "../state-cloud.ts";
import type { FixedPointFinding, MemoryLabel } from "./findings.ts";
import { unstableDirections } from "./unstable-directions.ts";

/** What is known of the points beside themselves, each in the points' order where it is a list. */
export interface PointSurroundings {
  readonly cloud: StateCloud;
  readonly distances: readonly number[];
  readonly label: (state: Float64Array) => MemoryLabel;
  readonly leadsTo: readonly (MemoryLabel | undefined)[];
}

/** Describes the fixed points of a network by where they lie, what it remembers there and how they are unstable; keeps their order. */
export function describePoints(points: readonly FixedPoint[], { cloud, distances, label, leadsTo }: PointSurroundings): FixedPointFinding[] {
  return points.map((point, index) => ({
    ...plainFields(point),
    position: cloud.project(point.state),
    distance: distances[index],
    unstableDirections: unstableDirections(point.eigenvalues, point.rightVectors, point.unstableDimensions).map(cloud.projectDirection),
    label: label(point.state),
    leadsTo: leadsTo[index] ?? null,
  }));
}

function plainFields(point: FixedPoint): Omit<FixedPointFinding, "position" | "distance" | "unstableDirections" | "label" | "leadsTo"> {
  return {
    q: point.q,
    errorRadius: finiteOrNull(point.errorRadius),
    unstableDimensions: point.unstableDimensions,
    undecidedDimensions: point.undecidedDimensions,
    stability: point.stability,
    leading: { modulus: modulus(point.eigenvalues[0]), timeConstant: finiteOrNull(point.timeConstants[0]), frequency: point.frequencies[0] },
    hits: point.hits,
  };
}
