import type { CurvesFigure } from "../../../figure.ts";
import type { IntegrationNetwork } from "../population.ts";

/** How fast each held value drifts, one line a network, in the first context. */
export function driftCurves(networks: readonly IntegrationNetwork[]): CurvesFigure {
  return {
    kind: "curves",
    id: "integration-drift",
    title: "Drift along the line",
    caption: "Change of the output in one step at the slowest state that holds each value, in the first context with silent streams. Zero all along would be a perfect line attractor; each crossing of zero is a true fixed point, stable where the drift falls through it, a saddle where it rises.",
    x: { label: "Held output" },
    y: { label: "Drift", unit: "per step" },
    series: networks.map(({ name, architecture, findings: { contexts: [{ values, drift }] } }) => ({ label: name, group: architecture, x: values, y: drift })),
    thresholds: [{ value: 0, label: "at rest" }],
  };
}
