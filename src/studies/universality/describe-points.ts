import type { FixedPoint } from "../../dynamics/fixed-point.ts";
import { modulus } from "../../dynamics/linearise.ts";
import type { Network } from "../../network/network.ts";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import type { FixedPointFinding } from "./findings.ts";
import { memoryLabel } from "./memory-label.ts";
import { readoutAt } from "./readout-at.ts";
import type { StateCloud } from "./state-cloud.ts";
import { unstableDestinations } from "./unstable-destinations.ts";
import { unstableDirections } from "./unstable-directions.ts";

/** Describes the fixed points of a network by what it remembers there and where they lead; keeps their order. */
export function describePoints(network: Network, map: DynamicalMap, points: readonly FixedPoint[], cloud: StateCloud, distance: (state: Float64Array) => number): FixedPointFinding[] {
  const directions = points.map(({ eigenvalues, rightVectors, unstableDimensions }) => unstableDirections(eigenvalues, rightVectors, unstableDimensions));
  const edges = points.flatMap(({ unstableDimensions }, index) => (unstableDimensions === 1 ? [index] : []));
  const saddles = edges.map((index) => ({ state: points[index].state, direction: directions[index][0] }));
  const destinations = unstableDestinations(map, saddles, points.map(({ state }) => state));
  return points.map((point, index) => {
    const outputs = readoutAt(network, point.state);
    return {
      ...plainFields(point),
      position: cloud.project(point.state),
      distance: distance(point.state),
      unstableDirections: directions[index].map(cloud.projectDirection),
      readout: outputs,
      label: memoryLabel(outputs),
      destinations: destinations[edges.indexOf(index)] ?? [],
    };
  });
}

function plainFields(point: FixedPoint): Omit<FixedPointFinding, "position" | "distance" | "unstableDirections" | "readout" | "label" | "destinations"> {
  return {
    state: Array.from(point.state),
    q: point.q,
    errorRadius: point.errorRadius,
    unstableDimensions: point.unstableDimensions,
    undecidedDimensions: point.undecidedDimensions,
    stability: point.stability,
    eigenvalues: point.eigenvalues.map(({ re, im }) => ({ re, im })),
    leading: { modulus: modulus(point.eigenvalues[0]), timeConstant: point.timeConstants[0], frequency: point.frequencies[0] },
    hits: point.hits,
  };
}
