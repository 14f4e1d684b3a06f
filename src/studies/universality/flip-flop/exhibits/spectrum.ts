import type { SpectrumEigenvalue, SpectrumFigure } from "../../../figure.ts";
import type { FlipFlopFindings } from "../findings.ts";
import type { FlipFlopNetwork } from "../population.ts";
import { isTaskPoint } from "../task-points.ts";

/** Eigenvalues of the state Jacobian at every fixed point of a network. */
export function spectrum({ name, findings }: FlipFlopNetwork): SpectrumFigure {
  return {
    kind: "spectrum",
    id: `flip-flop-spectrum-${name}`,
    title: name,
    caption: "Eigenvalues λ of the state Jacobian at all fixed points where the task is done, coloured and shaped by the point's number of unstable dimensions. Those outside the unit circle, drawn larger, are unstable.",
    eigenvalues: taskEigenvalues(findings),
  };
}

/** All eigenvalues of the fixed points that lie where the task is done. */
export function taskEigenvalues({ fixedPoints, pictures }: FlipFlopFindings): SpectrumEigenvalue[] {
  return fixedPoints.flatMap((point, index) => (isTaskPoint(point) ? paired(pictures.eigenvalues[index], point.unstableDimensions) : []));
}

function paired(parts: readonly number[], unstableDimensions: number): SpectrumEigenvalue[] {
  return Array.from({ length: parts.length / 2 }, (_, k) => ({ re: parts[2 * k], im: parts[2 * k + 1], unstableDimensions }));
}
