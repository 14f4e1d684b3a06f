import type { StateSpaceFigure } from "../../../figure.ts";
import type { FlipFlopNetwork } from "../population.ts";
import { isTaskPoint } from "../task-points.ts";

/** Trajectories and fixed points of a network on its principal components. */
export function stateSpace({ name, findings: { fixedPoints, dimension, pictures } }: FlipFlopNetwork): StateSpaceFigure {
  return {
    kind: "state-space",
    id: `flip-flop-space-${name}`,
    network: name,
    title: `${name}, ${dimension} state dimensions`,
    caption: `Hidden states h in ${pictures.trajectories.length} trials (grey) and the fixed points under zero input, on the first three principal components of h; all axes share one scale. Colour and shape give the number of unstable dimensions; short segments are the unstable directions, shortened by what of them points out of the picture. Outlined points lie where no trial comes near.`,
    varianceShares: pictures.varianceShares,
    trajectories: pictures.trajectories,
    points: fixedPoints.map((point) => ({
      position: point.position,
      unstableDimensions: point.unstableDimensions,
      unstableDirections: point.unstableDirections,
      visited: isTaskPoint(point),
    })),
  };
}
