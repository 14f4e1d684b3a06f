import { numberText } from "@nullcline/studies/number-text.ts";
import type { Dynamics } from "../laboratory/dynamics-store.ts";
import type { NetworkView } from "../protocol/network-view.ts";
import type { FixedPointView } from "../protocol/analysis.ts";
import { emptyContent, type SceneContent, type SceneMark } from "./scene-content.ts";

/** More names than this hide the space; the list of bifurcations has them all. */
const MOST_NAMED = 8;

/** What the space shows of a network and of what is known of its dynamics. */
export function laboratoryContent(view: NetworkView | undefined, { found, vanished, selected, paths, branches }: Pick<Dynamics, "found" | "vanished" | "selected" | "paths" | "branches">): SceneContent {
  if (view === undefined) return emptyContent;
  const named = branches.flatMap(({ events }) => events.map(({ kind, value, position }) => ({ position, label: `${kind} at ${numberText(value, 2)}` })));
  return {
    trajectories: view.trajectories, steps: view.steps, paths, selected, shares: view.axes.shares,
    marks: [...(found?.points ?? []).map((point) => mark(point, false)), ...vanished.map((point) => mark(point, true))],
    branches: branches.map(({ points }) => ({ positions: Float32Array.from(points.flatMap(({ position }) => position)), unstableDimensions: points.map(({ unstableDimensions }) => unstableDimensions) })),
    events: named.length > MOST_NAMED ? [] : named,
  };
}

function mark({ position, unstableDimensions, unstableDirections }: FixedPointView, ghost: boolean): SceneMark {
  return { position, unstableDimensions, directions: unstableDirections, ghost };
}
