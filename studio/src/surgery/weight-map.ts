/** Red, green and blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** Largest magnitude of some weights, so that a scale is symmetric about 0; 1 where all are 0. */
export function weightReach(values: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) most = Math.max(most, Math.abs(values[k]));
  return most === 0 ? 1 : most;
}

/** The colour at a share −1…1 of a scale whose anchors stand at equal distances; the middle one is zero. */
export function shadeAt(share: number, anchors: readonly Rgb[]): Rgb {
  const place = ((Math.max(-1, Math.min(1, share)) + 1) / 2) * (anchors.length - 1);
  const below = Math.min(Math.floor(place), anchors.length - 2);
  const part = place - below;
  const mix = (channel: 0 | 1 | 2): number => Math.round(anchors[below][channel] + part * (anchors[below + 1][channel] - anchors[below][channel]));
  return [mix(0), mix(1), mix(2)];
}

/** Colours that shades are looked up from; odd, so that zero has its own. */
const SHADES = 255;

/** Pixels [values, 4] of weights on a scale of ±`reach`, one a weight; entries that a mask keeps at 0 are clear. */
export function weightPixels(values: ArrayLike<number>, mask: ArrayLike<number> | undefined, { reach, anchors }: { readonly reach: number; readonly anchors: readonly Rgb[] }): Uint8ClampedArray<ArrayBuffer> {
  const middle = (SHADES - 1) / 2;
  const shades = Array.from({ length: SHADES }, (_, k) => shadeAt(k / middle - 1, anchors));
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let k = 0; k < values.length; k++) {
    if (mask?.[k] === 0) continue;
    const [red, green, blue] = shades[Math.round(middle * (1 + Math.max(-1, Math.min(1, values[k] / reach))))];
    pixels[4 * k] = red;
    pixels[4 * k + 1] = green;
    pixels[4 * k + 2] = blue;
    pixels[4 * k + 3] = 255;
  }
  return pixels;
}

/** A colour written as `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const bits = Number.parseInt(hex.trim().slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}
