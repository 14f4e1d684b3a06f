import type { CurvesFigure } from "../../figure.ts";
import type { StudiedNetwork, TaskName } from "../task-study.ts";

/** More lines than these say nothing more; the first networks of every architecture are drawn. */
const mostLines = 48;

/** Loss against optimiser step, one line a network. */
export function trainingCurves(task: TaskName, networks: readonly StudiedNetwork<unknown>[]): CurvesFigure {
  const share = Math.ceil(networks.length / mostLines);
  const drawn = networks.filter((_, index) => index % share === 0);
  return {
    kind: "curves",
    id: `${task}-training`,
    title: `Loss through training, ${task}`,
    caption: `Mean squared error of the training batch before evenly spaced optimiser steps, without penalties, on a logarithmic scale; every step has its own trials. ${drawn.length} of ${networks.length} networks are drawn.`,
    x: { label: "Optimiser step" },
    y: { label: "Loss", scale: "log" },
    series: drawn.map(({ name, architecture, training }) => ({ label: name, group: architecture, x: training.steps, y: training.losses })),
  };
}
