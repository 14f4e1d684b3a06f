import { shapeCorners } from "../marker.ts";
import type { MarkShape } from "../palette.ts";

/** Traces a shape around a pixel as the pen's current path. */
export function traceShape(pen: CanvasRenderingContext2D, shape: MarkShape, x: number, y: number, radius: number): void {
  pen.beginPath();
  if (shape === "circle") pen.arc(x, y, radius, 0, 2 * Math.PI);
  for (const [dx, dy] of shapeCorners(shape)) pen.lineTo(x + radius * dx, y + radius * dy);
  pen.closePath();
}
