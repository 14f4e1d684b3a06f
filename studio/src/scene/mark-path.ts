import { type MarkShape, stabilityStyle } from "@nullcline/report/palette.ts";

const paths: Readonly<Partial<Record<MarkShape, string>>> = {
  triangle: "M0-1L.95 .75L-.95 .75Z",
  square: "M-.8-.8H.8V.8H-.8Z",
  diamond: "M0-1.05L.9 0L0 1.05L-.9 0Z",
  cross: "M-.3-1H.3V-.3H1V.3H.3V1H-.3V.3H-1V-.3H-.3Z",
};

/** The outline of a fixed point's mark around the origin, about one unit in radius, as an SVG path. */
export function markPath(unstableDimensions: number): string {
  return paths[stabilityStyle(unstableDimensions).shape] ?? "M.85 0A.85 .85 0 1 1-.85 0A.85 .85 0 1 1 .85 0Z";
}
