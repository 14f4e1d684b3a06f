import type { StateSpaceFigure } from "../../../figure.ts";
import type { SineNetwork } from "../population.ts";

/** Fixed points along the command and limit cycles of a network on its principal components. */
export function stateSpace({ name, findings: { dimension, pictures } }: SineNetwork): StateSpaceFigure {
  return {
    kind: "state-space",
    id: `sine-space-${name}`,
    network: name,
    title: `${name}, ${dimension} state dimensions`,
    caption: `The fixed points of all commands, from the slowest to the fastest, and the orbits (grey) that the network settles in under ${pictures.orbits.length} of them, on the first three principal components of h in the trials; all axes share one scale. Colour and shape give the number of unstable dimensions. Outlined points lie where no trial comes near.`,
    varianceShares: pictures.varianceShares,
    trajectories: pictures.orbits,
    points: pictures.points.map(({ position, unstableDimensions, near }) => ({ position, unstableDimensions, unstableDirections: [], visited: near })),
  };
}
