import type { CurvesFigure } from "../../figure.ts";
import type { NetworkFindings } from "../findings.ts";

/** Loss against optimiser step, one line a network. */
export function trainingCurves(findings: readonly NetworkFindings[]): CurvesFigure {
  return {
    kind: "curves",
    id: "training",
    title: "Loss through training",
    caption: "Mean squared error of the training batch before evenly spaced optimiser steps, without penalties, on a logarithmic scale; every step has its own trials. The dotted rule is the error that counts as having learned the task; it applies to trials that training did not see.",
    x: { label: "Optimiser step" },
    y: { label: "Loss", scale: "log" },
    series: findings.map(({ name, architecture, training }) => ({ label: name, group: architecture, x: training.steps, y: training.losses })),
    thresholds: [{ value: 5e-3, label: "error to reach" }],
  };
}
