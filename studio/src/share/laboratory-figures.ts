import type { CurvesFigure, SpectrumFigure, StateSpaceFigure } from "@nullcline/studies/figure.ts";
import type { Dynamics } from "../laboratory/dynamics-store.ts";
import type { Laboratory } from "../laboratory/laboratory-store.ts";

/** The state space as the reports draw it; undefined before a network is shown. */
export function stateSpaceFigure(laboratory: Laboratory, { found, input }: Dynamics): StateSpaceFigure | undefined {
  const { view } = laboratory;
  if (view === undefined) return undefined;
  const length = 3 * view.steps;
  const points = found?.points ?? [];
  const held = found === undefined ? "" : ` Marks: ${points.length} fixed points under the constant input [${input.join(", ")}]; colour and shape give the number of unstable dimensions.`;
  return {
    kind: "state-space", id: "state-space", network: networkWords(laboratory), title: `State space: ${networkWords(laboratory)}`,
    caption: `States in ${view.trials} trials on their first three principal components; all axes share one scale.${held}`,
    varianceShares: view.axes.shares,
    trajectories: Array.from({ length: view.trials }, (_, trial) => view.trajectories.subarray(trial * length, (trial + 1) * length)),
    points: points.map(({ position, unstableDimensions, unstableDirections }) => ({ position, unstableDimensions, unstableDirections, visited: true })),
  };
}

/** The loss of every training step; undefined before the first. */
export function lossFigure(laboratory: Laboratory): CurvesFigure | undefined {
  const { losses } = laboratory;
  if (losses.length === 0) return undefined;
  return {
    kind: "curves", id: "loss", title: `Training loss: ${networkWords(laboratory)}`, caption: `The task's loss before each of ${losses.length} optimiser steps.`,
    x: { label: "optimiser step" }, y: { label: "loss", scale: "log" },
    series: [{ label: "loss", x: losses.map((_, step) => step), y: [...losses] }],
  };
}

/** The eigenvalues of the selected fixed point, or of all; undefined where none has been found. */
export function spectrumFigure(laboratory: Laboratory, { found, selected }: Dynamics): SpectrumFigure | undefined {
  if (found === undefined || found.points.length === 0) return undefined;
  const points = selected === undefined ? found.points : [found.points[selected]];
  const whose = selected === undefined ? `${points.length} fixed points` : `fixed point ${selected + 1}`;
  return {
    kind: "spectrum", id: "eigenvalues", title: `Eigenvalues: ${networkWords(laboratory)}`,
    caption: `Eigenvalues of the state Jacobian at ${whose} under the constant input [${found.input.join(", ")}], with the unit circle.`,
    eigenvalues: points.flatMap(({ modes, unstableDimensions }) => modes.map(({ re, im }) => ({ re, im, unstableDimensions }))),
  };
}

/** The network in a few words, with the steps done where that is not all. */
export function networkWords({ spec, loaded, shown, done }: Laboratory): string {
  if (loaded !== undefined) return loaded.name;
  const steps = shown.kind === "checkpoint" ? shown.step : done;
  return `${spec.cell.name} with ${spec.units} units on ${spec.task.name}, ${steps} of ${spec.training.steps} steps`;
}
