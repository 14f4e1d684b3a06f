import type { SineFindings } from "./findings.ts";

/** Over how many commands something holds. */
export interface PointCounts {
  /** Commands with no, one and several fixed points where the task is done. */
  readonly none: number;
  readonly one: number;
  readonly several: number;
  /** Commands whose point the orbit winds around. */
  readonly inside: number;
  /** Commands whose point has an unstable dimension count that rounding leaves open. */
  readonly undecided: number;
  /** Commands by their point's number of unstable dimensions: entry k counts those with k. */
  readonly byUnstable: readonly number[];
}

/** Counts a network's commands by their fixed points. */
export function pointCounts({ commands }: Pick<SineFindings, "commands">): PointCounts {
  const points = commands.flatMap(({ point }) => point ?? []);
  const most = Math.max(-1, ...points.map(({ unstableDimensions }) => unstableDimensions));
  return {
    none: commands.filter((command) => command.points === 0).length,
    one: commands.filter((command) => command.points === 1).length,
    several: commands.filter((command) => command.points > 1).length,
    inside: points.filter(({ inside }) => inside).length,
    undecided: points.filter(({ undecidedDimensions }) => undecidedDimensions > 0).length,
    byUnstable: Array.from({ length: most + 1 }, (_, k) => points.filter(({ unstableDimensions }) => unstableDimensions === k).length),
  };
}

/** The counts by unstable dimensions as text: `"2 at 45, 0 at 6"`, by falling count; `"none"` without points. */
export function unstableText({ byUnstable }: PointCounts): string {
  const kinds = [...byUnstable.keys()].filter((k) => byUnstable[k] > 0).toSorted((a, b) => byUnstable[b] - byUnstable[a] || a - b);
  return kinds.length === 0 ? "none" : kinds.map((k) => `${k} at ${byUnstable[k]}`).join(", ");
}
