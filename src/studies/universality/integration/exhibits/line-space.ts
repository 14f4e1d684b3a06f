import type { StateSpaceFigure } from "../../../figure.ts";
import type { IntegrationNetwork } from "../population.ts";

/** A network's line in its first context, with the trajectories of the probes. */
export function lineSpace({ name, findings: { contexts, pictures: { contexts: [picture] } } }: IntegrationNetwork): StateSpaceFigure {
  const [{ context, probes: { inputs } }] = contexts;
  return {
    kind: "state-space",
    id: `integration-space-${name}`,
    network: name,
    title: `${name}, ${context}`,
    caption: `Hidden states h under ${inputs.length} constant inputs from ${signed(inputs[0])} to ${signed(inputs[inputs.length - 1])} (blue to red), on the first three principal components of the h visited in trials of this context; all axes share one scale. Outlined are slow points of the line, filled the true fixed points on it; colour and shape give the number of unstable dimensions.`,
    varianceShares: picture.varianceShares,
    trajectories: picture.trajectories,
    trajectoryShades: inputs.map((input) => input / Math.max(...inputs.map(Math.abs))),
    // The figure's outlines mark here what is slow but no fixed point.
    points: picture.points.map(({ position, unstableDimensions, kind }) => ({ position, unstableDimensions, unstableDirections: [], visited: kind === "fixed point" })),
  };
}

function signed(value: number): string {
  return value.toFixed(3).replace("-", "−");
}
