import type { SpectrumFigure } from "../../figure.ts";
import { taskPoints } from "../task-points.ts";
import type { NetworkFindings } from "../findings.ts";

/** Eigenvalues of the state Jacobian at every fixed point of a network. */
export function spectrum({ name, fixedPoints }: NetworkFindings): SpectrumFigure {
  return {
    kind: "spectrum",
    id: `spectrum-${name}`,
    title: name,
    caption: "Eigenvalues λ of the state Jacobian at all fixed points where the task is done, coloured and shaped by the point's number of unstable dimensions. Those outside the unit circle, drawn larger, are unstable.",
    eigenvalues: taskPoints(fixedPoints).flatMap(({ eigenvalues, unstableDimensions }) =>
      eigenvalues.map(({ re, im }) => ({ re, im, unstableDimensions }))),
  };
}
