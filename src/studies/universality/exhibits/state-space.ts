import type { StateSpaceFigure } from "../../figure.ts";
import type { NetworkFindings } from "../findings.ts";

/** Trajectories and fixed points of a network on its principal components. */
export function stateSpace({ name, geometry, trajectories, fixedPoints, dimension }: NetworkFindings): StateSpaceFigure {
  return {
    kind: "state-space",
    id: `space-${name}`,
    network: name,
    title: `${name}, ${dimension} dimensions`,
    caption: `States of ${trajectories.length} evaluation trials (grey) and the fixed points under zero input, projected on the first three principal components of the visited states; both panels share one scale. Colour and shape give the number of unstable dimensions. Short segments are the unstable directions, shortened by what of them points out of the picture.`,
    varianceShares: geometry.varianceShares,
    trajectories,
    points: fixedPoints.map(({ position, unstableDimensions, unstableDirections }) => ({ position, unstableDimensions, unstableDirections })),
  };
}
