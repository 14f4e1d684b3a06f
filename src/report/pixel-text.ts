/** A coordinate for an SVG attribute: hundredths of a pixel are below what the picture shows. */
export function pixelText(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}
