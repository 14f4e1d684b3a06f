import { shapeCorners } from "@nullcline/report/marker.ts";
import { stabilityStyle } from "@nullcline/report/palette.ts";

/** So large, every shape stays inside the squares of ±1.3 and, with its rim, ±1.4 that marks are drawn in. */
const RADIUS = 0.82;

/** The outline of a fixed point's mark around the origin, the reports' shape of about one unit in radius, as an SVG path. */
export function markPath(unstableDimensions: number): string {
  const corners = shapeCorners(stabilityStyle(unstableDimensions).shape);
  if (corners.length === 0) return `M${RADIUS} 0A${RADIUS} ${RADIUS} 0 1 1-${RADIUS} 0A${RADIUS} ${RADIUS} 0 1 1 ${RADIUS} 0Z`;
  return `M${corners.map((corner) => corner.map((place) => (RADIUS * place).toFixed(3)).join(" ")).join("L")}Z`;
}
