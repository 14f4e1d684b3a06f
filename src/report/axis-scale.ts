import type { Axis } from "../studies/figure.ts";
import { extent, linearScale, logScale, type Interval, type Scale } from "./scale.ts";

/** An interval with `share` of its width added at each end. */
function padded([low, high]: Interval, share: number): Interval {
  const margin = share * (high - low);
  return [low - margin, high + margin];
}

/**
 * The scale of an axis over the values it has to show.
 *
 * @param padding share of the width left free at both ends of a linear axis, so that marks do not touch the frame;
 *   default 0. A logarithmic axis ends at whole decades and leaves out values that are not positive.
 */
export function axisScale(kind: Axis["scale"], values: Iterable<number>, range: Interval, padding = 0): Scale {
  if (kind !== "log") return linearScale(padded(extent(values), padding), range);
  const [low, high] = extent(Array.from(values).filter((value) => value > 0));
  return low > 0 ? logScale([low, high], range) : logScale([0.1, 1], range);
}
