import type { PlotArea } from "./drawing.ts";

/** Height of an entry of a legend at the right of a plot, in pixels. */
export const LEGEND_ROW = 20;

/**
 * The row at which the first entry of a legend at the right stands: at the plot's top, or below the names of rules that would lie
 * on it.
 *
 * @param entries how many there are.
 * @param rules rows of rules that are named at the right.
 */
export function legendTop({ top: plotTop }: PlotArea, entries: number, rules: readonly number[]): number {
  const top = plotTop + 14;
  const inTheWay = rules.filter((y) => y > top - LEGEND_ROW && y < top + LEGEND_ROW * entries);
  return inTheWay.length === 0 ? top : Math.max(...inTheWay) + LEGEND_ROW;
}
